package com.bluesky.charging.user.query;

import com.bluesky.charging.kernel.query.StreamRows;
import com.bluesky.charging.user.contract.UserEvent;
import com.bluesky.charging.user.contract.UserEvent.UserChanged;
import com.bluesky.charging.user.contract.UserEvent.UserDeactivated;
import com.bluesky.charging.user.contract.UserEvent.UserErased;
import com.bluesky.charging.user.contract.UserEvent.UserReactivated;
import com.bluesky.charging.user.contract.UserEvent.UserRegistered;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Feeds {@code users}. */
@Component
@ProcessingGroup(UserProjection.GROUP)
class UserProjection {

    static final String GROUP = "read.user";

    private final StreamRows<UserRow> users;

    UserProjection(EntityManager entities) {
        users = new StreamRows<>(entities, UserRow.class);
    }

    @EventHandler
    void on(UserEvent event, @SequenceNumber long sequence, @Timestamp Instant recordedAt) {
        String id = event.userId();
        if (event instanceof UserRegistered registered) {
            users.begin(id, sequence, () -> new UserRow(registered, recordedAt));
            return;
        }
        users.next(
                id,
                sequence,
                user -> {
                    apply(event, user);
                    user.changedAt(recordedAt);
                });
    }

    private static void apply(UserEvent event, UserRow user) {
        switch (event) {
            case UserRegistered _ -> {} // Begins the row.
            case UserChanged changed -> user.changed(changed);
            case UserDeactivated deactivated -> user.deactivated(deactivated);
            case UserReactivated _ -> user.reactivated();
            case UserErased erased -> user.erased(erased);
        }
    }

    @ResetHandler
    void reset() {
        users.deleteAll();
    }
}
