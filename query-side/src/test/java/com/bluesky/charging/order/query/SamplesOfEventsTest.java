package com.bluesky.charging.order.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.OrderFacts;
import com.bluesky.charging.kernel.query.ReadModel;
import com.bluesky.charging.order.contract.ListSamplesOfEvents;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.SamplesOfEvents;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples by the events that told them: none lost, none twice, no event cut. */
class SamplesOfEventsTest {

    private static final int MAX = SamplesOfEvents.SAMPLES_MAX;

    private final ReadModel model = ReadModel.empty();
    private final EventLog log = new EventLog();
    private final OrderFacts order =
            OrderFacts.of(Facts.owner("op-1", "cust-1", "user-1"), "ord-1", "dev-1");
    private long events = 2;

    @BeforeEach
    void begin() {
        log.append("ord-1", order.requested(minute(0)), order.started(1));
    }

    @Test
    void late_readings_come_in_the_order_in_which_they_were_told() {
        told(20, 1);
        told(10, 1);
        model.project(log);

        SamplesOfEvents all = ask(-1, 3);

        assertThat(all.items()).extracting(Sample::meterWh).containsExactly(1_020L, 1_010L);
        assertThat(all.untilSequence()).isEqualTo(3);
        assertThat(ask(2, 3).items()).extracting(Sample::meterWh).containsExactly(1_010L);
        assertThat(ask(-1, 2).items()).extracting(Sample::meterWh).containsExactly(1_020L);
        assertThat(ask(3, 9)).isEqualTo(new SamplesOfEvents(List.of(), 9));
    }

    @Test
    void an_answer_is_full_with_the_last_event_that_fits() {
        told(10, MAX - 1);
        told(20, 1);
        model.project(log);
        assertThat(ask(-1, events).items()).hasSize(MAX);
        assertThat(ask(-1, events).untilSequence()).isEqualTo(events);

        told(30, 1);
        model.project(log);
        SamplesOfEvents first = ask(-1, events);
        assertThat(first.items()).hasSize(MAX);
        assertThat(first.untilSequence()).isEqualTo(3);
        assertThat(ask(3, events).items()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {MAX - 1, MAX, MAX + 1, 2 * MAX + 1})
    void one_event_is_told_whole_however_much_it_has(int size) {
        told(10, size);
        told(20, 2);
        model.project(log);
        List<Sample> all = new ArrayList<>();
        long after = -1;
        while (after < events - 1) {
            SamplesOfEvents more = ask(after, events - 1);
            all.addAll(more.items());
            assertThat(more.untilSequence()).isGreaterThan(after);
            after = more.untilSequence();
        }

        assertThat(all).hasSize(size + 2).doesNotHaveDuplicates();
    }

    @Test
    void nobody_elses_samples_are_told() {
        told(10, 1);
        model.project(log);

        for (Tenant tenant : List.of(new Tenant("op-1", "cust-2"), new Tenant("op-2", null))) {
            assertThat(
                            model.find(
                                    new ListSamplesOfEvents(tenant, "ord-1", -1, 9),
                                    SamplesOfEvents.class))
                    .isEmpty();
        }
    }

    private void told(long minute, int size) {
        Sample[] samples = new Sample[size];
        for (int i = 0; i < size; i++) {
            samples[i] = OrderFacts.sample(minute, 1_000 + minute + i, null, null);
        }
        log.append("ord-1", order.sampled(1, samples));
        events++;
    }

    private SamplesOfEvents ask(long after, long until) {
        return model.find(
                        new ListSamplesOfEvents(
                                new Tenant("op-1", "cust-1"), "ord-1", after, until),
                        SamplesOfEvents.class)
                .orElseThrow();
    }
}
