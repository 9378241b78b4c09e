package com.bluesky.charging.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.PersonalData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every event keeps the rules, and for each rule a bad example is rejected. */
class EventShapeTest {

    record Plain(String orderId, long energyWh, @Nullable Long costMinor, List<String> scopes) {}

    record Dated(LocalDate day) {}

    record Mapped(Map<String, String> values) {}

    record Listed(List<List<String>> values) {}

    record Boxed(Long costMinor) {}

    record WithNullList(@Nullable List<String> values) {}

    record WithNullItems(List<@Nullable String> values) {}

    record Secretive(String userId, String pilePassword) {}

    record Tagged(String userId, String idTag) {}

    record WithMac(String userId, String tagMac) {}

    record Nested(List<Secretive> inner) {}

    record NotNullable(String userId, @PersonalData String name) {}

    record NoText(String userId, @PersonalData @Nullable Instant bornAt) {}

    record OfNobody(String walletId, @PersonalData @Nullable String name) {}

    record Within(String userId, Named named) {}

    record Named(String userId, @PersonalData @Nullable String name) {}

    @Test
    void all_interfaces_of_events_are_found_and_sealed() {
        assertThat(Contracts.eventInterfaces()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(Contracts.eventInterfaces()).allMatch(Class::isSealed);
        assertThat(Contracts.eventTypes().names()).contains("order.ChargingStarted");
    }

    @Test
    void every_event_keeps_all_rules() {
        assertThat(Contracts.eventTypes().classes())
                .allSatisfy(event -> assertThat(EventShape.problemsOf(event)).isEmpty());
    }

    @Test
    void an_event_of_wire_primitives_is_accepted() {
        assertThat(EventShape.problemsOf(Plain.class)).isEmpty();
        assertThat(EventShape.problemsOf(Named.class)).isEmpty();
    }

    @Test
    void other_types_than_wire_primitives_are_rejected() {
        isRejected(Dated.class, "day of Dated is no wire primitive.");
        isRejected(Mapped.class, "values of Mapped is no wire primitive.");
        isRejected(Listed.class, "values of Listed is no wire primitive.");
    }

    @Test
    void what_may_be_null_unmarked_is_rejected() {
        isRejected(
                Boxed.class,
                "costMinor of Boxed is a box, so it may be null, and is not @Nullable.");
    }

    @Test
    void lists_that_may_be_null_or_hold_null_are_rejected() {
        isRejected(
                WithNullList.class,
                "values of WithNullList is a list that may be null or hold null.");
        isRejected(
                WithNullItems.class,
                "values of WithNullItems is a list that may be null or hold null.");
    }

    @Test
    void what_is_named_like_a_secret_is_rejected_at_any_depth() {
        isRejected(Secretive.class, "pilePassword of Secretive is named like a secret.");
        isRejected(Nested.class, "pilePassword of Secretive is named like a secret.");
    }

    @Test
    void a_tag_is_rejected_and_its_keyed_mac_is_not() {
        isRejected(Tagged.class, "idTag of Tagged is named like a secret.");
        assertThat(EventShape.problemsOf(WithMac.class)).isEmpty();
    }

    @Test
    void personal_data_that_is_no_nullable_text_is_rejected() {
        isRejected(NotNullable.class, "name of NotNullable is personal and no @Nullable String.");
        isRejected(NoText.class, "bornAt of NoText is personal and no @Nullable String.");
    }

    @Test
    void personal_data_of_nobody_is_rejected() {
        isRejected(
                OfNobody.class,
                "name of OfNobody is of a person whom the event does not always name.");
    }

    @Test
    void personal_data_within_a_record_is_rejected_because_only_the_events_own_is_encrypted() {
        isRejected(Within.class, "name of Named would not be encrypted: it lies within a record.");
    }

    private static void isRejected(Class<?> event, String problem) {
        assertThat(EventShape.problemsOf(event)).containsExactly(problem);
    }
}
