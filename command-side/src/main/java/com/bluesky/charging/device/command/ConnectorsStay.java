package com.bluesky.charging.device.command;

import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.DeviceRefusal.ConnectorsAreFixed;
import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import java.util.List;

/** A device keeps the connectors that it was registered with, whatever they turn out to be. */
record ConnectorsStay(List<ConnectorSpec> connectors, List<ConnectorSpec> wanted) implements Rule {

    @Override
    public boolean holds() {
        return numbers(wanted).equals(numbers(connectors));
    }

    @Override
    public Refusal refusal() {
        return new ConnectorsAreFixed(connectors.size());
    }

    private static List<Integer> numbers(List<ConnectorSpec> specs) {
        return specs.stream().map(ConnectorSpec::connectorId).toList();
    }
}
