package com.bluesky.charging.audit.query;

import com.bluesky.charging.kernel.EventTypes;
import com.bluesky.charging.kernel.query.ImpossibleHistory;
import org.springframework.stereotype.Component;

/** The logical names of stored events. */
@Component
class EventNames {

    private final EventTypes types;

    EventNames(EventTypes types) {
        this.types = types;
    }

    String of(Class<?> type) {
        return types.nameOf(type)
                .orElseThrow(() ->
                        new ImpossibleHistory(type.getName() + " is no event of any contract."));
    }
}
