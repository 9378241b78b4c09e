package com.bluesky.charging.simulator;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the server's calls act upon. */
record Equipment(
        Cabinet cabinet,
        List<PileConnector> connectors,
        Configuration configuration,
        Cards cards,
        Profiles profiles,
        Readings readings,
        Transfers transfers,
        AlignedSamples alignedSamples,
        Registration registration,
        Power power,
        PileClock clock,
        Turns turns) {

    Equipment {
        connectors = List.copyOf(connectors);
    }

    Optional<PileConnector> connector(Predicate<PileConnector> which) {
        return connectors.stream().filter(which).findFirst();
    }

    Optional<PileConnector> connector(int number) {
        return connector(each -> each.number() == number);
    }

    /** The connectors that a number means, of which 0 means all. */
    List<PileConnector> connectors(int number) {
        return connectors.stream().filter(each -> number == 0 || each.number() == number).toList();
    }

    /** Changes what may flow; what has flowed before stays as it was. */
    void change(Runnable what) {
        connectors.forEach(connector -> connector.change(() -> {}));
        what.run();
        connectors.forEach(connector -> connector.change(() -> {}));
    }
}
