package com.bluesky.charging.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.bluesky.charging.simulator.contract.Misbehaviour.AnswerWith;
import com.bluesky.charging.simulator.contract.Misbehaviour.DelayAnswers;
import com.bluesky.charging.simulator.contract.Misbehaviour.DelayReports;
import com.bluesky.charging.simulator.contract.Misbehaviour.HoldBack;
import com.bluesky.charging.simulator.contract.Misbehaviour.NeverAnswer;
import com.bluesky.charging.simulator.contract.Misbehaviour.Refuse;
import com.bluesky.charging.simulator.contract.Misbehaviour.WrongClock;
import com.bluesky.charging.simulator.contract.PowerCurve.Point;
import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MisbehaviourTest {

    private static final Duration A_BIT = Duration.ofNanos(1);

    @Test
    void it_concerns_the_action_that_it_names_or_all() {
        assertThat(new NeverAnswer("Reset").concerns("Reset")).isTrue();
        assertThat(new NeverAnswer("Reset").concerns("ClearCache")).isFalse();
        assertThat(new NeverAnswer(Misbehaviour.ANY_ACTION).concerns("ClearCache")).isTrue();
    }

    @Test
    void delays_and_offsets_are_bounded() {
        assertThat(new DelayReports("*", Misbehaviour.MAX_DELAY)).isNotNull();
        assertThat(new WrongClock(Misbehaviour.MAX_OFFSET.negated(), true)).isNotNull();
        isRefused(() -> new DelayReports("*", Misbehaviour.MAX_DELAY.plus(A_BIT)));
        isRefused(() -> new DelayAnswers("*", Duration.ZERO));
        isRefused(() -> new WrongClock(Misbehaviour.MAX_OFFSET.plus(A_BIT), true));
        isRefused(() -> new WrongClock(Misbehaviour.MAX_OFFSET.plus(A_BIT).negated(), true));
    }

    @Test
    void what_is_left_out_is_refused() {
        isRefused(() -> new NeverAnswer(" "));
        isRefused(() -> new Refuse("Reset", ""));
        isRefused(() -> new AnswerWith("Reset", ""));
        isRefused(() -> new HoldBack("MeterValues", "MeterValues"));
        isRefused(() -> new HoldBack("MeterValues", Misbehaviour.ANY_ACTION));
    }

    @Test
    void between_the_points_of_a_curve_power_changes_evenly() {
        Offset<Double> near = Offset.offset(1e-9);
        assertThat(PowerCurve.DC.partAt(0)).isEqualTo(1, near);
        assertThat(PowerCurve.DC.partAt(0.8)).isEqualTo(1, near);
        assertThat(PowerCurve.DC.partAt(0.9)).isEqualTo(0.6, near);
        assertThat(PowerCurve.DC.partAt(1)).isEqualTo(0.2, near);
    }

    @Test
    void a_curve_goes_from_empty_to_full() {
        isRefused(() -> new PowerCurve(List.of(new Point(0, 50))));
        isRefused(() -> new PowerCurve(List.of(new Point(1, 50), new Point(100, 50))));
        isRefused(() -> new PowerCurve(List.of(new Point(0, 50), new Point(99, 50))));
        isRefused(() ->
                new PowerCurve(List.of(new Point(0, 50), new Point(0, 40), new Point(100, 50))));
        isRefused(() -> new Point(0, 0));
        isRefused(() -> new Point(101, 1));
    }

    @Test
    void a_register_without_a_unit_is_in_watt_hours() {
        isRefused(() -> Instruments.USUAL.asBare().in(Instruments.Unit.KWH));
        assertThat(Instruments.USUAL.in(Instruments.Unit.KWH).asBare().unit())
                .isEqualTo(Instruments.Unit.WH);
    }

    private static void isRefused(Runnable making) {
        assertThatIllegalArgumentException().isThrownBy(making::run);
    }
}
