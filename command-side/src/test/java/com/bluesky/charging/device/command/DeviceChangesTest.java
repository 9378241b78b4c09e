package com.bluesky.charging.device.command;

import static com.bluesky.charging.device.command.Connectors.SPEC;
import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static com.bluesky.charging.kernel.command.Refusals.refusal;

import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.device.contract.DeviceCommand.AdmitDevice;
import com.bluesky.charging.device.contract.DeviceCommand.ChangeDevice;
import com.bluesky.charging.device.contract.DeviceCommand.RecordBoot;
import com.bluesky.charging.device.contract.DeviceCommand.RetireDevice;
import com.bluesky.charging.device.contract.DeviceCommand.RotateDevicePassword;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceAdmissionChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceBooted;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DevicePasswordRotated;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRegistered;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRetired;
import com.bluesky.charging.device.contract.DeviceRefusal.DeviceIsCharging;
import com.bluesky.charging.kernel.Change;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.RefusalDetails;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.kernel.Written;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** What people change of a device. */
class DeviceChangesTest {

    private static final ConnectorSpec CORRECTED =
            new ConnectorSpec(1, "CCS_2", ConnectorSpec.CurrentType.DC, 60_000);

    private static final DeviceRegistered REGISTERED =
            new DeviceRegistered(
                    "dev-1", "op-1", "site-1", "UTC", "Pile", List.of(SPEC), "k1:a", NOW);
    private static final DeviceBooted BOOTED =
            new DeviceBooted(
                    "dev-1", "op-1", "Vendor", "Model", "S1", "1.0", ReportTime.of(null, NOW));
    private static final DeviceChanged CHANGED =
            new DeviceChanged("dev-1", "op-1", "Bay 12", List.of(CORRECTED), 0, "k1:c", NOW);
    private static final DeviceRetired RETIRED = new DeviceRetired("dev-1", "op-1", NOW);
    private static final DevicePasswordRotated ROTATED =
            new DevicePasswordRotated("dev-1", "op-1", "rotation-1", NOW.plusSeconds(60), NOW);
    private static final RefusalDetails CHARGING = RefusalDetails.of(new DeviceIsCharging(1));

    private final FixtureConfiguration<Device> device = new AggregateTestFixture<>(Device.class);

    @Test
    void a_device_is_changed_by_who_has_read_it() {
        device.given(REGISTERED)
                .when(change("Bay 12", CORRECTED, 0, "k1:c"))
                .expectEvents(CHANGED)
                .expectResultMessagePayload(new Written("dev-1", 1));
    }

    @Test
    void what_the_pile_reported_meanwhile_is_no_change() {
        device.given(REGISTERED, BOOTED, BOOTED)
                .when(change("Bay 12", CORRECTED, 0, "k1:c"))
                .expectEvents(CHANGED)
                .expectResultMessagePayload(new Written("dev-1", 3));
    }

    @Test
    void a_change_of_what_a_person_changed_meanwhile_is_refused() {
        for (Object byPerson :
                List.of(
                        CHANGED,
                        ROTATED,
                        new DeviceAdmissionChanged(
                                "dev-1", "op-1", DeviceAdmission.PENDING, NOW))) {
            device.given(REGISTERED, byPerson, BOOTED)
                    .when(change("Bay 13", CORRECTED, 0, "k1:d"))
                    .expectNoEvents()
                    .expectException(refusal("PRECONDITION_FAILED"));
        }
    }

    @Test
    void a_change_of_what_is_not_there_yet_is_refused() {
        device.given(REGISTERED)
                .when(change("Bay 12", CORRECTED, 1, "k1:c"))
                .expectNoEvents()
                .expectException(refusal("PRECONDITION_FAILED"));
    }

    @Test
    void a_repeat_of_the_latest_change_is_answered_as_done() {
        device.given(REGISTERED, CHANGED, BOOTED)
                .when(change("Bay 12", CORRECTED, 0, "k1:c"))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("dev-1", 2));
    }

    @Test
    void a_change_that_changes_nothing_appends_nothing() {
        device.given(REGISTERED)
                .when(change("Pile", SPEC, 0, "k1:c"))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("dev-1", 0));
    }

    @Test
    void a_device_keeps_its_connectors() {
        ConnectorSpec second = new ConnectorSpec(2, "CCS_2", ConnectorSpec.CurrentType.DC, 60_000);
        device.given(REGISTERED)
                .when(
                        new ChangeDevice(
                                "dev-1", "Pile", List.of(SPEC, second), based(0, "k1:c"), NOW))
                .expectNoEvents()
                .expectException(refusal("CONNECTORS_FIXED"));
    }

    @Test
    void a_device_is_retired_once() {
        device.given(REGISTERED)
                .when(new RetireDevice("dev-1", null, NOW))
                .expectEvents(RETIRED)
                .expectResultMessagePayload(new Written("dev-1", 1));
        device.given(REGISTERED, RETIRED)
                .when(new RetireDevice("dev-1", CHARGING, NOW))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("dev-1", 1));
    }

    @Test
    void a_device_that_charges_is_not_retired() {
        device.given(REGISTERED)
                .when(new RetireDevice("dev-1", CHARGING, NOW))
                .expectNoEvents()
                .expectException(refusal("DEVICE_IS_CHARGING"));
    }

    @Test
    void nothing_is_changed_of_a_retired_device() {
        for (Object request :
                List.of(
                        change("Bay 13", CORRECTED, 1, "k1:d"),
                        new AdmitDevice("dev-1", DeviceAdmission.PENDING, NOW),
                        new RotateDevicePassword("dev-1", "rotation-1", null, NOW))) {
            device.given(REGISTERED, RETIRED)
                    .when(request)
                    .expectNoEvents()
                    .expectException(refusal("DEVICE_RETIRED"));
        }
    }

    @Test
    void what_a_retired_device_reports_is_a_fact_all_the_same() {
        device.given(REGISTERED, RETIRED)
                .when(
                        new RecordBoot(
                                "dev-1", "Vendor", "Model", "S1", "1.0", ReportTime.of(null, NOW)))
                .expectEvents(BOOTED);
    }

    @Test
    void a_rotation_of_the_password_is_noted_once() {
        RotateDevicePassword rotate =
                new RotateDevicePassword("dev-1", "rotation-1", NOW.plusSeconds(60), NOW);
        device.given(REGISTERED)
                .when(rotate)
                .expectEvents(ROTATED)
                .expectResultMessagePayload(new Written("dev-1", 1));
        device.given(REGISTERED, ROTATED)
                .when(rotate)
                .expectNoEvents()
                .expectResultMessagePayload(new Written("dev-1", 1));
    }

    private static ChangeDevice change(
            String name, ConnectorSpec connector, long version, String fingerprint) {
        return new ChangeDevice(
                "dev-1", name, List.of(connector), based(version, fingerprint), NOW);
    }

    private static Change based(long version, String fingerprint) {
        return new Change(version, new Fingerprint(List.of(fingerprint)));
    }
}
