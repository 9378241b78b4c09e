package com.bluesky.charging.device.adapter.call;

import static com.bluesky.charging.device.adapter.call.Asked.SOON;
import static com.bluesky.charging.order.adapter.AdapterHouse.DEVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.device.adapter.link.PileDatabase;
import com.bluesky.charging.device.adapter.link.TestPile;
import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.device.contract.DeviceCommand.RecordBoot;
import com.bluesky.charging.device.contract.DeviceCommand.RecordConnectionTimeOut;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceAdmissionChanged;
import com.bluesky.charging.device.contract.PileCallState;
import com.bluesky.charging.order.adapter.AdapterHouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How the adapter learns how long piles wait for a vehicle to be plugged in. */
class ConfigurationIsReadTest {

    private static final String BOOT =
            "{\"chargePointVendor\":\"Acme\",\"chargePointModel\":\"P7\"}";

    private final PileDatabase database = PileDatabase.fresh();
    private final AdapterHouse house = new AdapterHouse(database);
    private final Asked admin = new Asked(house);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_pile_that_booted_is_asked_when_it_has_the_answer_to_its_boot() {
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            pile.send("[2,\"boot\",\"BootNotification\"," + BOOT + "]");
            JsonNode first = pile.next();
            assertThat(first.get(0).asInt()).as("the answer comes first").isEqualTo(3);
            assertThat(first.get(1).asString()).isEqualTo("boot");
            JsonNode second = pile.next();
            assertThat(second.get(2).asString()).isEqualTo("GetConfiguration");
            assertThat(second.get(3).get("key").valueStream().map(JsonNode::asString))
                    .contains("ConnectionTimeOut");
            pile.answer(second, told("120"));
            RecordConnectionTimeOut recorded = house.awaitStored(RecordConnectionTimeOut.class);
            assertThat(recorded.deviceId()).isEqualTo(DEVICE);
            assertThat(recorded.connectionTimeOutSeconds()).isEqualTo(120);
            await().atMost(SOON).until(() -> undone() == 0);
        }
    }

    @Test
    void what_is_to_be_asked_waits_behind_a_boot_that_is_not_answered_yet() throws SQLException {
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE);
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select from known_device for update");
            pile.send("[2,\"boot\",\"BootNotification\"," + BOOT + "]");
            await().atMost(SOON).until(() -> !house.stored(RecordBoot.class).isEmpty());
            queued();
            await().atMost(SOON)
                    .until(() ->
                            count("select count(*) from device_call where state = 'SENT'") == 1);
            connection.rollback();

            assertThat(pile.next().get(0).asInt()).as("the answer comes first").isEqualTo(3);
            assertThat(pile.next().get(2).asString()).isEqualTo("Reset");
        }
    }

    private void queued() {
        house.jdbc()
                .sql(
                        """
                        insert into device_call (public_id, device_id, operator_id, action, payload, shown, actor_kind,
                            state, expires_at, created_at)
                        values ('cmd-1', 'dev-1', 'op-1', 'Reset', '{"type":"Soft"}', '{"type":"Soft"}', 'customer',
                            'QUEUED', now() + interval '90 s', now())
                        """)
                .update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "", "-1", "60.5", "1234567890"})
    void a_value_that_is_no_number_of_seconds_is_not_recorded(String value) {
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            pile.ask("BootNotification", BOOT);
            pile.answer(pile.next(), told(value));
            await().atMost(SOON).until(() -> undone() == 0 && tolds() == 1);
            assertThat(house.stored(RecordConnectionTimeOut.class)).isEmpty();
        }
    }

    @Test
    void an_accepted_change_is_recorded_and_a_rejected_one_is_not() {
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            change("cmd-1", "HeartbeatInterval", "30");
            pile.answer(pile.next(), "{\"status\":\"Accepted\"}");
            change("cmd-2", "ConnectionTimeOut", "40");
            pile.answer(pile.next(), "{\"status\":\"Rejected\"}");
            change("cmd-3", "connectiontimeout", "50");
            pile.answer(pile.next(), "{\"status\":\"Accepted\"}");
            assertThat(house.awaitStored(RecordConnectionTimeOut.class).connectionTimeOutSeconds())
                    .isEqualTo(50);
            assertThat(admin.awaitState("cmd-3", PileCallState.ANSWERED).request())
                    .contains("connectiontimeout");
        }
    }

    @Test
    void an_answer_that_was_not_recorded_before_a_crash_is_recorded_after_it() {
        house.jdbc()
                .sql(
                        """
                        insert into device_call (public_id, device_id, operator_id, action, shown, response, actor_kind,
                            state, outcome, node, expires_at, created_at)
                        values ('cmd-1', 'dev-1', 'op-1', 'GetConfiguration', '{"key":["ConnectionTimeOut"]}', :response, 'system',
                            'ANSWERED', 'ANSWERED', 'node-1', now() + interval '90 s', now())
                        """)
                .param("response", told("75"))
                .update();
        house.start();
        assertThat(house.awaitStored(RecordConnectionTimeOut.class).connectionTimeOutSeconds())
                .isEqualTo(75);
        await().atMost(SOON).until(() -> undone() == 0);
    }

    @Test
    void an_answer_that_could_not_be_recorded_is_recorded_later() {
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            pile.ask("BootNotification", BOOT);
            house.failNext(2);
            pile.answer(pile.next(), told("120"));
            house.awaitStored(RecordConnectionTimeOut.class);
        }
    }

    @Test
    void boots_that_repeat_ask_no_more_than_once_at_a_time() {
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            admin.reset("cmd-1");
            pile.next();
            pile.ask("BootNotification", BOOT);
            pile.ask("BootNotification", BOOT);
            assertThat(admin.rows()).isEqualTo(2);
        }
    }

    @Test
    void a_device_that_is_linked_and_never_told_is_asked_once_for_each_connection() {
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            house.part(CallKeeper.class).round();
            assertThat(admin.rows()).as("it may boot yet").isZero();
            linkedFor(CallKeeper.SETTLED.toSeconds() + 1);
            house.part(CallKeeper.class).round();
            house.part(CallKeeper.class).round();
            assertThat(admin.rows()).isEqualTo(1);
            pile.send("[4,\"" + pile.next().get(1).asString() + "\",\"NotSupported\",\"no\",{}]");
            await().atMost(SOON).until(() -> undone() == 0);
            house.part(CallKeeper.class).round();
            assertThat(admin.rows()).as("it was asked on this connection").isEqualTo(1);
        }
        await().atMost(SOON).until(this::unlinked);
        try (TestPile pile = house.connect(DEVICE)) {
            linkedFor(CallKeeper.SETTLED.toSeconds() + 1);
            house.jdbc()
                    .sql("update device_call set created_at = now() - interval '1 hour'")
                    .update();
            house.part(CallKeeper.class).round();
            pile.answer(pile.next(), "{\"unknownKey\":[\"ConnectionTimeOut\"]}");
            await().atMost(SOON).until(() -> tolds() == 1);
            house.jdbc()
                    .sql("update device_call set created_at = now() - interval '1 hour'")
                    .update();
            house.part(CallKeeper.class).round();
            assertThat(admin.rows()).as("it has told all that it can").isEqualTo(2);
        }
    }

    @Test
    void a_rejected_device_is_asked_nothing_and_a_pending_one_is() {
        house.start().withDevice();
        decide(DeviceAdmission.REJECTED);
        try (TestPile pile = house.connect(DEVICE)) {
            pile.ask("BootNotification", BOOT);
            linkedFor(CallKeeper.SETTLED.toSeconds() + 1);
            house.part(CallKeeper.class).round();
            assertThat(admin.rows()).isZero();

            decide(DeviceAdmission.PENDING);
            pile.ask("BootNotification", BOOT);
            assertThat(pile.next().get(2).asString()).isEqualTo("GetConfiguration");
        }
    }

    private void decide(DeviceAdmission admission) {
        house.handle(new DeviceAdmissionChanged(DEVICE, "op-1", admission, Instant.EPOCH));
    }

    private void change(String callId, String key, String value) {
        admin.ask(
                callId,
                "ChangeConfiguration",
                "{\"key\":\"" + key + "\",\"value\":\"" + value + "\"}");
    }

    private static String told(String seconds) {
        return "{\"configurationKey\":[{\"key\":\"ConnectionTimeOut\",\"readonly\":false,\"value\":\""
                + seconds
                + "\"}],\"unknownKey\":[\"GetConfigurationMaxKeys\"]}";
    }

    private void linkedFor(long seconds) {
        house.jdbc()
                .sql("update link set connected_at = now() - make_interval(secs => :seconds)")
                .param("seconds", seconds)
                .update();
    }

    private boolean unlinked() {
        return count("select count(*) from link where node is not null") == 0;
    }

    private int undone() {
        return count("select count(*) from device_call where state <> 'DONE'");
    }

    private int tolds() {
        return count("select count(*) from told_configuration");
    }

    private int count(String sql) {
        return house.jdbc().sql(sql).query(Integer.class).single();
    }
}
