package com.bluesky.charging.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bluesky.charging.app.Settings;
import com.bluesky.charging.app.StartRefused;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class DatabaseSettingsTest {

    @Test
    void a_silence_within_the_bounds() {
        assertThat(silence("1s")).isEqualTo(DatabaseSettings.SHORTEST_SILENCE);
        assertThat(silence("1h")).isEqualTo(DatabaseSettings.LONGEST_SILENCE);
    }

    @Test
    void a_silence_past_them() {
        assertThatThrownBy(() -> silence("999ms")).isInstanceOf(StartRefused.class);
        assertThatThrownBy(() -> silence("3601s")).isInstanceOf(StartRefused.class);
    }

    private static Duration silence(String value) {
        return Settings.read(
                        new MockEnvironment().withProperty("bluesky.database.silence", value),
                        "bluesky.database",
                        DatabaseSettings.class)
                .silence();
    }
}
