package com.bluesky.charging.device.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;

import com.bluesky.charging.device.contract.ConnectorCommand;
import com.bluesky.charging.device.contract.ConnectorCommand.AddConnector;
import com.bluesky.charging.device.contract.ConnectorCommand.OccupyConnector;
import com.bluesky.charging.device.contract.ConnectorCommand.PriceConnector;
import com.bluesky.charging.device.contract.ConnectorCommand.RecordConnectorStatus;
import com.bluesky.charging.device.contract.ConnectorCommand.ReleaseConnector;
import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.price.contract.TariffComponent;
import java.time.Instant;
import java.util.List;

/** One connector, as the tests of devices speak of it. */
final class Connectors {

    static final String KEY = ConnectorCommand.keyOf("dev-1", 1);
    static final ConnectorSpec SPEC =
            new ConnectorSpec(1, "TYPE_2", ConnectorSpec.CurrentType.AC, 22_000);

    private Connectors() {}

    static Tariff tariff(int version) {
        return new Tariff(
                "plan-1",
                version,
                "EUR",
                "Europe/Berlin",
                List.of(
                        new TariffComponent(
                                TariffComponent.Kind.ENERGY,
                                List.of(),
                                null,
                                null,
                                "0.40",
                                TariffComponent.Unit.KWH)),
                2_000);
    }

    static AddConnector add() {
        return new AddConnector(KEY, "dev-1", "op-1", "site-1", "Europe/Berlin", SPEC, NOW);
    }

    static PriceConnector price(int version, long revision) {
        return new PriceConnector(KEY, tariff(version), revision, NOW);
    }

    static RecordConnectorStatus status(ConnectorStatus status, Instant at) {
        return new RecordConnectorStatus(KEY, status, "NoError", null, null, ReportTime.of(at, at));
    }

    static OccupyConnector occupy(String orderId) {
        return new OccupyConnector(KEY, orderId, false, null, NOW);
    }

    static OccupyConnector occupyRunning(String orderId, Instant at) {
        return new OccupyConnector(KEY, orderId, true, null, at);
    }

    static OccupyConnector occupyBegun(String orderId, Instant beganAt, Instant at) {
        return new OccupyConnector(KEY, orderId, true, beganAt, at);
    }

    static ReleaseConnector release(String orderId, Instant at) {
        return new ReleaseConnector(KEY, orderId, at);
    }
}
