package com.bluesky.charging.device.adapter.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    private static final String TAG = "04AABBCC";

    private final FrameCodec codec = new FrameCodec();
    private final Masking masking =
            new Masking(_ -> Masking.MASK, text -> "*** (" + text.length() + ")");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,\"1\",\"Authorize\",{\"idTag\":\"04AABBCC\"}]",
                "[2,\"1\",\"Authorize\",{\"IDTAG\":\"04AABBCC\"}]",
                "[2,\"1\",\"Authorize\",{\"idTag\":{\"value\":[\"04AABBCC\"]}}]",
                "[2,\"1\",\"Authorize\",{\"idTag\":{\"04AABBCC_\":1,\"rfid\":\"04AABBCC\"},\"x\":1}]",
                "[3,\"1\",{\"idTagInfo\":{\"status\":\"Accepted\",\"parentIdTag\":\"04AABBCC\"}}]",
                "[2,\"1\",\"SendLocalList\",{\"localAuthorizationList\":[{\"idTag\":\"04AABBCC\"}]}]",
                "[2,\"1\",\"Vendor\",{\"a\":{\"cardUid\":\"04AABBCC\",\"idToken\":\"04AABBCC\"}}]",
                "[2,\"1\",\"DataTransfer\",{\"data\":\"{\\\"idTag\\\":\\\"04AABBCC\\\"}\"}]",
                "[2,\"1\",\"DataTransfer\",{\"data\":\"[{\\\"tag\\\":\\\"04AABBCC\\\"}]\"}]",
                "[2,\"1\",\"DataTransfer\",{\"data\":\"card 04AABBCC was shown\"}]",
                "[2,\"1\",\"Vendor\",{\"info\":\" {\\\"idTag\\\":\\\"04AABBCC\\\"}\"}]",
                "[2,\"1\",\"Vendor\",{\"info\":\"{\\\"idTag\\\":\\\"04AABBCC\"}]",
                "[2,\"1\",\"Vendor\",{\"a\":\"{\\\"b\\\":\\\"{\\\\\\\"c\\\\\\\":\\\\\\\"{04AABBCC}\\\\\\\"}\\\"}\"}]",
                "[4,\"1\",\"InternalError\",\"\",{\"idTag\":\"04AABBCC\"}]",
                "[2,\"1\",\"Authorize\",{\"idTag\":\"04AABBCC\"}",
                "[2,\"1\",\"Authorize\",{\"idTag\":\"04AABBCC\"},1]",
                "[2,\"1\",\"Authorize\",\"04AABBCC\"]",
                "[3,\"1\",[\"04AABBCC\"]]",
                "[9,\"1\",{\"idTag\":\"04AABBCC\"}]",
                "04AABBCC",
                "{\"idTag\":\"04AABBCC\"}"
            })
    void no_tag_is_shown_wherever_it_stands(String frame) {
        assertThat(codec.masked(frame, masking).replace("04AABBCC_", ""))
                .doesNotContainIgnoringCase(TAG);
    }

    @Test
    void what_is_no_secret_is_shown_as_it_came() {
        String frame =
                "[2,\"1\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"04AABBCC\",\"meterStart\":10,"
                        + "\"timestamp\":\"2026-03-01T10:00:00Z\"}]";
        assertThat(codec.masked(frame, masking)).isEqualTo(frame.replace(TAG, "***"));
    }

    @ParameterizedTest
    @CsvSource({
        "idTag,true",
        "parentIdTag,true",
        "IDTAG,true",
        "tag,true",
        "tag_id,true",
        "user-tag,true",
        "usertag,true",
        "tags,true",
        "rfid,true",
        "cardNumber,true",
        "idToken,true",
        "wifiPassword,true",
        "voltage,false",
        "percentage,false",
        "stage,false",
        "vendorId,false",
        "transactionId,false"
    })
    void the_name_of_a_field_says_whether_it_is_a_secret(String field, boolean secret) {
        String frame = "[2,\"1\",\"Vendor\",{\"" + field + "\":\"04AABBCC\"}]";
        assertThat(codec.masked(frame, masking).contains(TAG)).isNotEqualTo(secret);
    }

    @Test
    void of_signed_readings_which_may_name_a_card_only_the_length_is_shown() {
        String frame =
                "[2,\"1\",\"MeterValues\",{\"meterValue\":[{\"sampledValue\":[{\"value\":\"%s\","
                        + "\"format\":\"SignedData\"},{\"value\":\"17\",\"format\":\"Raw\"}]}]}]";
        assertThat(codec.masked(frame.formatted("OCMF|{'ID':'04AABBCC'}|{}"), masking))
                .isEqualTo(frame.formatted("*** (25 characters)"));
    }

    @ParameterizedTest
    @CsvSource({
        "AuthorizationKey,true",
        "authorizationkey,true",
        "WifiPassword,true",
        "ApnPwd,true",
        "SimPin,true",
        "VendorToken,true",
        "HeartbeatInterval,false",
        "GetConfigurationMaxKeys,false",
        "WebSocketPingInterval,false",
        "LocalPreAuthorize,false"
    })
    void values_of_secret_configuration_keys_are_not_shown(String key, boolean secret) {
        String change =
                "[2,\"1\",\"ChangeConfiguration\",{\"key\":\"" + key + "\",\"value\":\"hidden\"}]";
        String told =
                "[3,\"1\",{\"configurationKey\":[{\"key\":\"%s\",\"readonly\":false,\"value\":\"hidden\"}]}]"
                        .formatted(key);
        assertThat(codec.masked(change, masking).contains("hidden")).isNotEqualTo(secret);
        assertThat(codec.masked(told, masking).contains("hidden")).isNotEqualTo(secret);
        assertThat(codec.masked(told, masking)).contains(key);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://user:hidden@host/path,ftp://***@host/path",
        "FTPS://hidden@host/,FTPS://***@host/",
        "https://host/log?signature=hidden&x=1#part,https://host/log?***#part",
        "https://host/log,https://host/log",
        "ftp://a:hidden/@?#@host/path,ftp://***@host/path",
        "ftp://host and https://host/?hidden or https://host?hidden,ftp://host and https://host/?*** or https://host?***",
        "see ftp://a:hidden@host now,see ftp://***@host now"
    })
    void urls_are_shown_without_what_they_carry_of_credentials(String url, String shown) {
        String frame = "[2,\"1\",\"GetDiagnostics\",{\"location\":\"%s\"}]";
        assertThat(codec.masked(frame.formatted(url), masking)).isEqualTo(frame.formatted(shown));
    }

    @Test
    void of_what_cannot_be_read_only_the_shape_is_shown() {
        assertThat(codec.masked("[2,\"1\",\"Authorize\",{\"idTag\":\"04AB\"", masking))
                .isEqualTo("unreadable, 34 characters: [0,\"0\",\"aaaaaaaaa\",{\"aaaaa\":\"00aa\"");
        assertThat(codec.masked("é\u0001\n'", masking)).isEqualTo("unreadable, 4 characters: a???");
    }

    @ParameterizedTest
    @CsvSource({"200,false", "201,true"})
    void a_shape_has_at_most_200_characters(int length, boolean cut) {
        String shape = codec.masked("x".repeat(length), masking);
        assertThat(shape).contains("a".repeat(200)).doesNotContain("a".repeat(201));
        assertThat(shape.endsWith("…")).isEqualTo(cut);
    }

    @Test
    void no_change_of_a_frame_makes_its_tag_seen() {
        long seed = System.nanoTime();
        System.out.println("seed of no_change_of_a_frame_makes_its_tag_seen: " + seed);
        Random random = new Random(seed);
        String frame =
                "[2,\"19\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"04AABBCC\",\"meterStart\":1}]";
        int first = frame.indexOf("\"idTag\"");
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(frame);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(text.length());
                // The name of the field stays: by another name it would not be a tag.
                if (at < first || at > first + 6) {
                    text.setCharAt(at, (char) (' ' + random.nextInt(95)));
                }
            }
            if (text.indexOf(TAG) >= 0 && codec.read(text.toString()) instanceof Frame.Call) {
                assertThat(codec.masked(text.toString(), masking))
                        .as("%s", text)
                        .doesNotContain(TAG);
            } else {
                assertThat(codec.masked(text.toString(), masking)).isNotNull();
            }
        }
    }
}
