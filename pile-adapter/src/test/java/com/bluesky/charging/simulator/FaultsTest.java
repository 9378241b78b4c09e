package com.bluesky.charging.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.bluesky.charging.simulator.contract.Misbehaviour;
import com.bluesky.charging.simulator.contract.Misbehaviour.NeverAnswer;
import com.bluesky.charging.simulator.contract.Misbehaviour.OfAnswers;
import com.bluesky.charging.simulator.contract.Misbehaviour.Refuse;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final Refuse REFUSE = new Refuse("Reset", "Rejected");

    private final Faults faults = new Faults();

    @Test
    void what_is_switched_on_again_is_begun_anew_and_counts_once() {
        faults.add(REFUSE);
        faults.add(new NeverAnswer("Reset"));
        faults.add(REFUSE, 1);

        assertThat(faults.all()).containsExactly(REFUSE, new NeverAnswer("Reset"));
        assertThat(faults.next(OfAnswers.class, "Reset")).contains(REFUSE);
        assertThat(faults.next(OfAnswers.class, "Reset")).contains(new NeverAnswer("Reset"));
    }

    @Test
    void past_the_bound_nothing_more_goes_wrong() {
        for (int number = 0; number < Misbehaviour.MAX_ACTIVE; number++) {
            faults.add(new NeverAnswer("Action" + number));
        }
        faults.add(new NeverAnswer("Action0"));
        assertThat(faults.all()).hasSize(Misbehaviour.MAX_ACTIVE);

        assertThatIllegalStateException().isThrownBy(() -> faults.add(REFUSE));
        assertThat(faults.all()).hasSize(Misbehaviour.MAX_ACTIVE).doesNotContain(REFUSE);
    }
}
