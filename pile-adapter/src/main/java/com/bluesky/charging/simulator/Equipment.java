package com.bluesky.charging.simulator;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the server's calls act upon. */
record Equipment(List<PileConnector> connectors, Configuration configuration) {

    Equipment {
        connectors = List.copyOf(connectors);
    }

    Optional<PileConnector> connector(Predicate<PileConnector> which) {
        return connectors.stream().filter(which).findFirst();
    }
}
