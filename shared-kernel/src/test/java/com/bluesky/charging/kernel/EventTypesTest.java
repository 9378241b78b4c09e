package com.bluesky.charging.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.bluesky.charging.example.contract.ExampleEvent;
import com.bluesky.charging.example.contract.NamesakeEvent;
import com.bluesky.charging.example.contract.NotOnlyRecordsEvent;
import com.bluesky.charging.example.contract.UnsealedEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    /** Sealed, but outside any feature's contract. */
    sealed interface StrayEvent {

        record Strayed() implements StrayEvent {}
    }

    private final EventTypes types = EventTypes.of(List.of(ExampleEvent.class));

    @Test
    void events_are_named_by_feature_and_simple_name_at_any_depth() {
        assertThat(types.names()).containsExactly("example.Closed", "example.Opened");
        assertThat(types.classes())
                .containsExactlyInAnyOrder(
                        ExampleEvent.Opened.class, ExampleEvent.Ending.Closed.class);
    }

    @Test
    void names_and_classes_lead_to_each_other() {
        assertThat(types.nameOf(ExampleEvent.Ending.Closed.class)).contains("example.Closed");
        assertThat(types.classOf("example.Closed")).contains(ExampleEvent.Ending.Closed.class);
    }

    @Test
    void what_is_no_event_has_no_name_and_no_class() {
        assertThat(types.nameOf(ExampleEvent.class)).isEmpty();
        assertThat(types.classOf("example.Reopened")).isEmpty();
        assertThat(types.classOf(ExampleEvent.Opened.class.getName())).isEmpty();
    }

    @Test
    void the_same_interface_may_be_named_twice() {
        assertThat(EventTypes.of(List.of(ExampleEvent.class, ExampleEvent.class)).names())
                .hasSize(2);
    }

    @Test
    void two_events_of_one_name_are_rejected() {
        isRejected(
                "would both be stored as example.Opened", ExampleEvent.class, NamesakeEvent.class);
    }

    @Test
    void an_event_that_is_no_record_is_rejected() {
        isRejected("neither a sealed interface nor a record", NotOnlyRecordsEvent.class);
    }

    @Test
    void an_interface_that_is_not_sealed_is_rejected() {
        isRejected("no sealed interface of a feature's contract", UnsealedEvent.class);
    }

    @Test
    void events_outside_a_contract_are_rejected() {
        isRejected("no sealed interface of a feature's contract", StrayEvent.class);
    }

    private static void isRejected(String reason, Class<?>... roots) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventTypes.of(List.of(roots)))
                .withMessageContaining(reason);
    }
}
