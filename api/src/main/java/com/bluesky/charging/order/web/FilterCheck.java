package com.bluesky.charging.order.web;

import com.bluesky.charging.order.contract.BeganBy;
import com.bluesky.charging.order.contract.Within;
import com.bluesky.charging.web.RequestProblem;
import com.bluesky.charging.web.RequestRejected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Refuses filters of orders that contradict each other: an empty list would not say why. */
final class FilterCheck {

    private FilterCheck() {}

    /** A span, when there is time in it. */
    static Within within(String toName, @Nullable Instant from, @Nullable Instant to) {
        require(Within.isInOrder(from, to), toName, "It must be later than the beginning.");
        return new Within(from, to);
    }

    /** Numbers of connectors repeat at each device. */
    static void connectorOfDevice(@Nullable Integer connectorId, @Nullable String deviceId) {
        require(
                connectorId == null || connectorId >= 1,
                "connectorId",
                "Connectors are counted from 1.");
        require(
                connectorId == null || deviceId != null,
                "connectorId",
                "A connector is one of a device: say deviceId too.");
    }

    /** The tenant comes from the token. */
    static void customer(@Nullable String customerId, boolean seesAll) {
        require(
                customerId == null || seesAll,
                "customerId",
                "A token without operator:all sees one customer's orders only: leave it out.");
    }

    static void card(@Nullable String cardId, @Nullable BeganBy beganBy) {
        require(
                cardId == null || beganBy != BeganBy.REQUEST,
                "beganBy",
                "A charge with a card began by CARD: leave it out.");
    }

    private static void require(boolean holds, String parameter, String expected) {
        if (!holds) {
            throw RequestRejected.parameter(RequestProblem.INVALID_PARAMETER, parameter, expected);
        }
    }
}
