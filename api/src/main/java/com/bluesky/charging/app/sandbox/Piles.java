package com.bluesky.charging.app.sandbox;

import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.ConnectorSpec.CurrentType;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The devices of the sandbox: from a wall box of 3.7 kW to a charger of 350 kW, with the plugs of
 * their places. Half of them are free for a client's own piles, and have the history; the piles of
 * the others are simulated.
 */
final class Piles {

    static final Pile AC_1 = free("AC pile 1", Places.SHANGHAI, ac("GB_T_AC", 7_000, 1));
    static final Pile AC_2 = free("AC pile 2", Places.SHANGHAI, ac("GB_T_AC", 7_000, 1));
    static final Pile DC = free("DC pile", Places.SHANGHAI, dc("GB_T_DC", 120_000, 2));
    static final Pile WALL_BOX = free("Wall box, 3.7 kW", Places.BERLIN, ac("TYPE_2", 3_700, 1));
    static final Pile DC_50 = free("DC pile, 50 kW", Places.BERLIN, dc("CCS_2", 50_000, 2));
    static final Pile DC_350 = free("DC pile, 350 kW", Places.NEW_YORK, dc("CCS_1", 350_000, 2));

    static final List<Pile> ALL =
            List.of(
                    AC_1,
                    AC_2,
                    DC,
                    WALL_BOX,
                    DC_50,
                    DC_350,
                    live("Live AC pile, 7 kW", Places.SHANGHAI, ac("GB_T_AC", 7_000, 1)),
                    live("Live AC pile, 11 kW", Places.BERLIN, ac("TYPE_2", 11_000, 1)),
                    live("Live AC pile, 22 kW", Places.BERLIN, ac("TYPE_2", 22_000, 2)),
                    live("Live DC pile, 60 kW", Places.SHANGHAI, dc("GB_T_DC", 60_000, 1)),
                    live("Live DC pile, 120 kW", Places.NEW_YORK, dc("CCS_1", 120_000, 2)),
                    live("Live DC pile, 180 kW", Places.SHANGHAI, dc("GB_T_DC", 180_000, 2)));

    /** The neighbour's only one. */
    static final Pile COURTYARD =
            free("Courtyard pile, 22 kW", Places.COURTYARD, ac("TYPE_2", 22_000, 2));

    private Piles() {}

    private static Pile free(String name, Place place, List<ConnectorSpec> connectors) {
        return new Pile(name, place, connectors, false);
    }

    private static Pile live(String name, Place place, List<ConnectorSpec> connectors) {
        return new Pile(name, place, connectors, true);
    }

    private static List<ConnectorSpec> ac(String plug, int powerWatts, int count) {
        return connectors(plug, CurrentType.AC, powerWatts, count);
    }

    private static List<ConnectorSpec> dc(String plug, int powerWatts, int count) {
        return connectors(plug, CurrentType.DC, powerWatts, count);
    }

    private static List<ConnectorSpec> connectors(
            String plug, CurrentType current, int powerWatts, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new ConnectorSpec(number, plug, current, powerWatts))
                .toList();
    }
}
