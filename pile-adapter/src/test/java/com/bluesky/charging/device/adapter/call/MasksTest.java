package com.bluesky.charging.device.adapter.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MasksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"idTag":"04A1","parentIdTag":"G"}                    | {"idTag":"***","parentIdTag":"***"}
                    {"idTagInfo":{"parentIdTag":"G","status":"Accepted"}} | {"idTagInfo":{"parentIdTag":"***","status":"Accepted"}}
                    {"localAuthorizationList":[{"idTag":"04A1"},{}]}      | {"localAuthorizationList":"2 entries"}
                    {"location":"ftp://u:p@host/x"}                       | {"location":"ftp://***@host/x"}
                    {"location":"ftp://u:p/@q?r@host/x"}                  | {"location":"ftp://***@host/x"}
                    {"location":"https://host/x?sig=s"}                   | {"location":"https://host/x?***"}
                    {"location":"https://u:p@host/x?sig=s"}               | {"location":"https://***@host/x?***"}
                    {"location":"https://host/x"}                         | {"location":"https://host/x"}
                    {"log":{"remoteLocation":"sftp://u@host/"}}           | {"log":{"remoteLocation":"sftp://***@host/"}}
                    {"key":"AuthorizationKey","value":"s"}                | {"key":"AuthorizationKey","value":"***"}
                    {"key":"WifiPassword","value":"s"}                    | {"key":"WifiPassword","value":"***"}
                    {"key":"ConnectionTimeOut","value":"60"}              | {"key":"ConnectionTimeOut","value":"60"}
                    {"key":"GetConfigurationMaxKeys","value":"9"}         | {"key":"GetConfigurationMaxKeys","value":"9"}
                    {"key":["AuthorizationKey"]}                          | {"key":["AuthorizationKey"]}
                    {"key":"BackendUrl","value":"wss://u:p@host/"}        | {"key":"BackendUrl","value":"wss://***@host/"}
                    {"configurationKey":[{"key":"ApiToken","readonly":false,"value":"s"}]} | {"configurationKey":[{"key":"ApiToken","readonly":false,"value":"***"}]}
                    {"configurationKey":[{"key":"WifiPsk","value":"s"},{"key":"SimPin","value":"1"},{"key":"HttpPassword1","value":"s"}]} | {"configurationKey":[{"key":"WifiPsk","value":"***"},{"key":"SimPin","value":"***"},{"key":"HttpPassword1","value":"***"}]}
                    {"key":"WebSocketPingInterval","value":"30"}          | {"key":"WebSocketPingInterval","value":"30"}
                    {"vendorId":"v","data":"tag=04A1"}                    | {"vendorId":"v","data":"*** (8 characters)"}
                    {"vendorId":"v","data":"{\\"rfid\\":\\"04A1\\"}"}       | {"vendorId":"v","data":"{\\"rfid\\":\\"***\\"}"}
                    {"location":"ftp://u:p w@host/x"}                     | {"location":"ftp://***@host/x"}
                    {"status":"Accepted","duration":60,"n":null}          | {"status":"Accepted","duration":60,"n":null}
                    """)
    void what_must_not_be_kept_is_taken_out_and_nothing_else(String payload, String shown) {
        ObjectNode told = (ObjectNode) JsonMapper.shared().readTree(payload);
        assertThat(Masks.masked(told).toString()).isEqualTo(shown);
        assertThat(told.toString()).isEqualTo(payload);
    }
}
