package com.bluesky.charging.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.administrator.contract.AdministratorCommand.ChangeAdministrator;
import com.bluesky.charging.administrator.contract.AdministratorCommand.RegisterAdministrator;
import com.bluesky.charging.kernel.Change;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.user.contract.UserCommand.ChangeUser;
import com.bluesky.charging.user.contract.UserCommand.RegisterUser;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commands with persons in them are logged with the id at the most. */
class PersonsInMessagesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");
    private static final Fingerprint FINGERPRINT = new Fingerprint(List.of("k1:a"));
    private static final Change CHANGE = new Change(0, FINGERPRINT);

    @Test
    void who_logs_a_command_about_an_administrator_does_not_log_the_person() {
        assertThat(
                        new RegisterAdministrator(
                                "adm-1",
                                "op-1",
                                "Ann",
                                "ann@x.example",
                                "email-x",
                                FINGERPRINT,
                                NOW))
                .hasToString("RegisterAdministrator[administratorId=adm-1]");
        assertThat(new ChangeAdministrator("adm-1", "Ann", "ann@x.example", "email-x", CHANGE, NOW))
                .hasToString("ChangeAdministrator[administratorId=adm-1]");
    }

    @Test
    void who_logs_a_command_about_a_user_does_not_log_the_person() {
        assertThat(
                        new RegisterUser(
                                "user-1",
                                "op-1",
                                "cust-1",
                                "Ada",
                                "+4912345678",
                                "ada@x.example",
                                "crm-1",
                                "phone-x",
                                "EUR",
                                FINGERPRINT,
                                NOW))
                .hasToString("RegisterUser[userId=user-1]");
        assertThat(
                        new ChangeUser(
                                "user-1",
                                "Ada",
                                "+4912345678",
                                "ada@x.example",
                                "crm-1",
                                "phone-x",
                                CHANGE,
                                NOW))
                .hasToString("ChangeUser[userId=user-1]");
    }
}
