package com.bluesky.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.simulator.contract.PileSettings.Access;
import java.util.List;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is wrong is told by the code that OCPP-J 1.6 §4.2.3 has for it. */
class CallErrorsTest extends ConformanceTest {

    @Autowired private EventProcessingConfiguration processing;

    @Scenario(shows = Row.SENDS_NOT_IMPLEMENTED)
    void an_action_that_ocpp_does_not_have_is_not_implemented(Client client) throws Exception {
        assertCode(client, "[2,\"1\",\"MakeCoffee\",{}]", "NotImplemented");
    }

    @Scenario(shows = Row.SENDS_NOT_SUPPORTED)
    void an_action_that_piles_are_called_by_is_not_supported(Client client) throws Exception {
        assertCode(client, "[2,\"1\",\"Reset\",{\"type\":\"Soft\"}]", "NotSupported");
    }

    @Scenario(shows = Row.SENDS_FORMATION_VIOLATION)
    void what_is_no_call_is_a_formation_violation(Client client) throws Exception {
        ExactPile pile = exactPile(client);
        assertCode(pile, "-1", "Hello", "FormationViolation");
        assertCode(pile, "-1", "{}", "FormationViolation");
        assertCode(pile, "1", "[2,\"1\",\"Heartbeat\"]", "FormationViolation");
        assertCode(pile, "1", "[2,\"1\",\"Heartbeat\",{\"a\":1}]", "FormationViolation");
    }

    @Scenario(shows = Row.SENDS_OCCURENCE_VIOLATION)
    void a_field_that_is_missing_is_an_occurence_violation(Client client) throws Exception {
        assertCode(client, "[2,\"1\",\"Authorize\",{}]", "OccurenceConstraintViolation");
    }

    @Scenario(shows = Row.SENDS_PROPERTY_VIOLATION)
    void a_value_that_may_not_be_is_a_property_violation(Client client) throws Exception {
        ExactPile pile = exactPile(client);
        assertCode(
                pile,
                "1",
                "[2,\"1\",\"Authorize\",{\"idTag\":\"123456789012345678901\"}]",
                "PropertyConstraintViolation");
        assertCode(
                pile,
                "1",
                """
                [2,"1","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Asleep"}]
                """,
                "PropertyConstraintViolation");
    }

    @Scenario(shows = Row.SENDS_TYPE_VIOLATION)
    void a_value_of_another_type_is_a_type_violation(Client client) throws Exception {
        assertCode(client, "[2,\"1\",\"Authorize\",{\"idTag\":7}]", "TypeConstraintViolation");
    }

    @Scenario(shows = Row.SENDS_INTERNAL_ERROR)
    void a_report_that_cannot_be_stored_is_told_so_and_is_stored_when_it_is_repeated(Client client)
            throws Exception {
        EventProcessor devices = processing.eventProcessor("pile.devices").orElseThrow();
        OcppClient pile = client(client);
        Map<String, Object> report = ExactPile.stopOf(2_000_000_000, 100, Now.instant());
        devices.shutDown();
        Access device;
        try {
            device = newDevice(sandboxSite());
            pile.connect(device);
            assertThat(pile.call("StopTransaction", report))
                    .isInstanceOfSatisfying(
                            Reply.Failure.class,
                            failure -> assertThat(failure.code()).isEqualTo("InternalError"));
        } finally {
            devices.start();
        }
        long before = eventsNaming(device.deviceId());

        assertThat(pile.call("StopTransaction", report)).isInstanceOf(Reply.Result.class);

        assertThat(eventsNaming(device.deviceId())).isEqualTo(before + 1);
    }

    @Scenario(shows = Row.RECEIVES_INTERNAL_ERROR)
    void a_pile_that_cannot_start_fails_the_order(Client client) throws Exception {
        Pile pile = pile(client);

        assertFails(pile, driver(), "InternalError");
    }

    @Scenario(
            shows = {
                Row.RECEIVES_NOT_IMPLEMENTED,
                Row.RECEIVES_NOT_SUPPORTED,
                Row.RECEIVES_PROTOCOL_ERROR,
                Row.RECEIVES_SECURITY_ERROR,
                Row.RECEIVES_FORMATION_VIOLATION,
                Row.RECEIVES_PROPERTY_VIOLATION,
                Row.RECEIVES_OCCURENCE_VIOLATION,
                Row.RECEIVES_TYPE_VIOLATION,
                Row.RECEIVES_GENERIC_ERROR
            })
    void whatever_error_a_pile_answers_fails_the_order(Client client) throws Exception {
        Pile pile = pile(client);
        String user = driver();

        for (String code :
                List.of(
                        "NotImplemented",
                        "NotSupported",
                        "ProtocolError",
                        "SecurityError",
                        "FormationViolation",
                        "PropertyConstraintViolation",
                        "OccurenceConstraintViolation",
                        "TypeConstraintViolation",
                        "GenericError")) {
            assertFails(pile, user, code);
        }
        if (pile instanceof SimulatorPile) {
            // The others can say no code that their own edition does not have.
            assertFails(pile, user, "FormatViolation", "FormationViolation");
            assertFails(
                    pile, user, "OccurrenceConstraintViolation", "OccurenceConstraintViolation");
            assertFails(pile, user, "OutOfCoffee", "GenericError");
        }
    }

    private void assertFails(Pile pile, String user, String code) throws Exception {
        assertFails(pile, user, code, code);
    }

    /** The order fails with the code that is understood, however it was spelled. */
    private void assertFails(Pile pile, String user, String code, String understood)
            throws Exception {
        pile.failNext("RemoteStartTransaction", code);

        String order = start(app, pile.deviceId(), user);

        awaitFailed(order, "START_REJECTED");
        assertThat(order(order).path("failureDetail").asString("")).startsWith(understood + ": ");
        awaitFree(app, pile.deviceId());
        awaitHeld(user, false);
    }

    private void assertCode(Client client, String frame, String code) throws Exception {
        assertCode(exactPile(client), "1", frame, code);
    }

    /** The frame is answered with that code and changes nothing; the next message is understood. */
    private void assertCode(ExactPile pile, String messageId, String frame, String code)
            throws Exception {
        long before = eventsNaming(pile.deviceId());

        JsonNode error = pile.client().ask(frame);

        assertThat(error.path(0).asInt(0)).as("%s", error).isEqualTo(4);
        assertThat(error.path(1).asString("")).isEqualTo(messageId);
        assertThat(error.path(2).asString("")).isEqualTo(code);
        assertThat(eventsNaming(pile.deviceId())).isEqualTo(before);
        assertThat(pile.authorize("NOBODYS-TAG")).isEqualTo("Invalid");
    }
}
