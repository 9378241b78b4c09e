package com.bluesky.charging.app.sandbox;

import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.ConnectorSpec.CurrentType;
import com.bluesky.charging.simulator.contract.PileSettings.Current;
import com.bluesky.charging.simulator.contract.PileSettings.Vehicle;
import com.bluesky.charging.simulator.contract.PowerCurve;
import java.util.List;

/**
 * A device of the sandbox.
 *
 * @param connectors the same kind all of them
 * @param simulated whether the server simulates its pile
 */
record Pile(String name, Place place, List<ConnectorSpec> connectors, boolean simulated) {

    private ConnectorSpec kind() {
        return connectors.getFirst();
    }

    String id() {
        return Names.id("dev", name);
    }

    Current current() {
        return kind().currentType() == CurrentType.AC ? Current.AC : Current.DC;
    }

    long powerWatts() {
        return kind().maxPowerWatts();
    }

    /** A car whose battery suits the pile. */
    Vehicle vehicle() {
        return current() == Current.AC
                ? new Vehicle(60_000, 40, PowerCurve.AC)
                : new Vehicle(80_000, 20, PowerCurve.DC);
    }
}
