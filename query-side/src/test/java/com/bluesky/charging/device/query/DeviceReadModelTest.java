package com.bluesky.charging.device.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static com.bluesky.charging.kernel.query.Facts.reported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorOccupied;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorPriced;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorReleased;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorStatusDoubted;
import com.bluesky.charging.device.contract.ConnectorSpec.CurrentType;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceBooted;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceStatusChanged;
import com.bluesky.charging.device.contract.DevicePage;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.DeviceView.ConnectorView;
import com.bluesky.charging.device.contract.FindDevice;
import com.bluesky.charging.device.contract.ListDevices;
import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.OrderFacts;
import com.bluesky.charging.kernel.query.ReadModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeviceReadModelTest {

    private static final Tenant OWN = new Tenant("op-1", "cust-1");
    private static final String KEY = "con-dev-1-1";

    private final ReadModel model = ReadModel.empty();
    private final EventLog log =
            new EventLog().append("dev-1", Facts.device("op-1", "site-1", "dev-1", 1, 2));

    @Test
    void a_new_device_shows_its_connectors_before_they_were_added() {
        model.project(log);

        DeviceView device = device();
        assertThat(device.status()).isEqualTo(ConnectorStatus.UNKNOWN);
        assertThat(device.version()).isZero();
        assertThat(device.connectors())
                .containsExactly(notAdded(KEY, 1), notAdded("con-dev-1-2", 2));
    }

    @Test
    void a_device_shows_what_it_told_when_it_started() {
        log.append(
                "dev-1",
                new DeviceBooted("dev-1", "op-1", "Acme", "P7", "SN1", "1.0", reported(4)),
                new DeviceStatusChanged(
                        "dev-1",
                        "op-1",
                        ConnectorStatus.FAULTED,
                        "GroundFailure",
                        null,
                        null,
                        reported(5)));

        model.project(log);

        DeviceView device = device();
        assertThat(device.vendor()).isEqualTo("Acme");
        assertThat(device.model()).isEqualTo("P7");
        assertThat(device.serialNumber()).isEqualTo("SN1");
        assertThat(device.firmwareVersion()).isEqualTo("1.0");
        assertThat(device.bootedAt()).isEqualTo(minute(4));
        assertThat(device.status()).isEqualTo(ConnectorStatus.FAULTED);
        assertThat(device.errorCode()).isEqualTo("GroundFailure");
        assertThat(device.version()).isEqualTo(2);
    }

    @Test
    void a_connector_shows_its_status_its_order_and_its_tariff() {
        log.append(
                KEY,
                Facts.connector("op-1", "site-1", "dev-1", 1),
                new ConnectorPriced(KEY, "op-1", OrderFacts.tariff(), 17, minute(1)),
                Facts.status("op-1", "dev-1", 1, ConnectorStatus.PREPARING),
                new ConnectorStatusDoubted(
                        KEY, "op-1", ConnectorStatus.FAULTED, "NoError", reported(1), "older"),
                new ConnectorOccupied(KEY, "op-1", "ord-1", null, minute(3)));

        model.project(log);

        assertThat(device().connectors().getFirst())
                .isEqualTo(
                        new ConnectorView(
                                KEY,
                                1,
                                "TYPE_2",
                                CurrentType.AC,
                                7_000,
                                ConnectorStatus.PREPARING,
                                "NoError",
                                minute(2),
                                "ord-1",
                                OrderFacts.tariff(),
                                4));
    }

    @Test
    void only_the_occupant_frees_a_connector() {
        log.append(
                KEY,
                Facts.connector("op-1", "site-1", "dev-1", 1),
                new ConnectorOccupied(KEY, "op-1", "ord-2", "ord-1", minute(3)),
                new ConnectorReleased(KEY, "op-1", "ord-1", minute(4)));
        model.project(log);
        assertThat(occupant()).isEqualTo("ord-2");

        log.append(KEY, new ConnectorReleased(KEY, "op-1", "ord-2", minute(5)));
        model.project(log);

        assertThat(occupant()).isNull();
    }

    @Test
    void devices_are_listed_by_site_with_the_connectors_of_each() {
        log.append("dev-2", Facts.device("op-1", "site-2", "dev-2", 1))
                .append("con-dev-2-1", Facts.connector("op-1", "site-2", "dev-2", 1))
                .append("dev-3", Facts.device("op-1", "site-1", "dev-3", 1));
        model.project(log);

        DevicePage ofSite =
                model.ask(
                        new ListDevices(OWN, "site-1", new PageRequest(10, null)),
                        DevicePage.class);
        DevicePage all =
                model.ask(new ListDevices(OWN, null, new PageRequest(10, null)), DevicePage.class);

        assertThat(ofSite.items())
                .extracting(DeviceView::deviceId)
                .containsExactly("dev-1", "dev-3");
        assertThat(all.items()).hasSize(3);
        assertThat(all.items().get(1).connectors())
                .extracting(ConnectorView::connectorKey, ConnectorView::version)
                .containsExactly(tuple("con-dev-2-1", 0L));
    }

    private static ConnectorView notAdded(String key, int connectorId) {
        return new ConnectorView(
                key,
                connectorId,
                "TYPE_2",
                CurrentType.AC,
                7_000,
                ConnectorStatus.UNKNOWN,
                null,
                null,
                null,
                null,
                -1);
    }

    private DeviceView device() {
        return model.find(new FindDevice(OWN, "dev-1"), DeviceView.class).orElseThrow();
    }

    private @Nullable String occupant() {
        return device().connectors().getFirst().orderId();
    }
}
