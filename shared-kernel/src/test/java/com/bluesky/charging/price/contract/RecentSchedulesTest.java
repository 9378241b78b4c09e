package com.bluesky.charging.price.contract;

import static com.bluesky.charging.price.contract.Tariffs.energy;
import static com.bluesky.charging.price.contract.Tariffs.tariff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentSchedulesTest {

    private static final int MOST = 3;

    private final RecentSchedules recent = new RecentSchedules(MOST);
    private final List<String> made = new ArrayList<>();

    @Test
    void as_many_as_allowed_are_made_once_and_one_more_pushes_the_oldest_out() {
        List.of("1", "2", "3", "1").forEach(this::ask);
        assertThat(made).containsExactly("1", "2", "3");

        List.of("4", "1", "3", "2").forEach(this::ask);
        assertThat(made).containsExactly("1", "2", "3", "4", "2");
    }

    @Test
    void what_makes_no_schedule_is_not_kept() {
        for (int i = 0; i < 2; i++) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> recent.of(tariff("UTC", List.of()), WeeklySchedule::of));
        }
    }

    @Test
    void equal_tariffs_have_one_schedule() {
        assertThat(WeeklySchedule.of(of("0.70"))).isSameAs(WeeklySchedule.of(of("0.70")));
        assertThat(WeeklySchedule.of(of("0.70"))).isNotSameAs(WeeklySchedule.of(of("0.71")));
    }

    private void ask(String price) {
        recent.of(
                of(price),
                wanted -> {
                    made.add(price);
                    return WeeklySchedule.of(wanted);
                });
    }

    private static Tariff of(String price) {
        return tariff("UTC", List.of(energy("00:00", "24:00", price)));
    }
}
