package com.bluesky.charging.kernel.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.bluesky.charging.user.contract.UserEvent.UserErased;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;

class StreamRowsTest {

    private static final String USERS = "select user_id || ' ' || version from users";

    private final ReadModel model = ReadModel.empty();
    private final List<DomainEventMessage<?>> events =
            new EventLog()
                    .append(
                            "user-1",
                            Facts.user("op-1", "cust-1", "user-1"),
                            new UserErased("user-1", "op-1", "cust-1", minute(1)),
                            new UserErased("user-1", "op-1", "cust-1", minute(2)))
                    .events();

    @Test
    void a_missing_row_fails_loudly() {
        assertThatExceptionOfType(ImpossibleHistory.class)
                .isThrownBy(() -> model.project(List.of(events.get(1))))
                .withMessage("Event 1 of user-1 found no UserRow.");
    }

    @Test
    void a_missing_event_fails_loudly_and_its_batch_leaves_nothing() {
        assertThatExceptionOfType(ImpossibleHistory.class)
                .isThrownBy(() -> model.project(List.of(events.get(0), events.get(2))))
                .withMessageContaining("version 0 cannot be followed by event 2");

        assertThat(model.texts(USERS)).isEmpty();
    }

    @Test
    void an_older_event_that_comes_again_does_not_take_the_row_back() {
        model.project(events);

        model.project(List.of(events.get(0), events.get(1)));

        assertThat(model.texts(USERS)).containsExactly("user-1 2");
        assertThat(model.texts("select erased_at = '" + minute(2) + "' from users"))
                .containsExactly("true");
    }

    @Test
    void a_row_that_a_batch_begins_and_changes_is_one() {
        List<DomainEventMessage<?>> twice = new ArrayList<>(events.subList(0, 2));
        twice.addAll(events);

        model.project(twice);

        assertThat(model.texts(USERS)).containsExactly("user-1 2");
    }
}
