package com.bluesky.charging.user.query;

import com.bluesky.charging.kernel.query.StreamRows;
import com.bluesky.charging.user.contract.UserEvent;
import com.bluesky.charging.user.contract.UserEvent.UserErased;
import com.bluesky.charging.user.contract.UserEvent.UserRegistered;
import jakarta.persistence.EntityManager;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
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
    void on(UserEvent event, @SequenceNumber long sequence) {
        String id = event.userId();
        switch (event) {
            case UserRegistered registered ->
                    users.begin(id, sequence, () -> new UserRow(registered));
            case UserErased erased -> users.next(id, sequence, row -> row.erased(erased));
        }
    }

    @ResetHandler
    void reset() {
        users.deleteAll();
    }
}
