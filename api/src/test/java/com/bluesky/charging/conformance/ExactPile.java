package com.bluesky.charging.conformance;

import com.bluesky.charging.simulator.contract.PileSettings.Access;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A device with a client that says exactly what a scenario tells it to. It accepts what it is asked
 * to start and stop, and does nothing by itself.
 *
 * @param access whose {@code deviceId} the device has
 */
record ExactPile(OcppClient client, Access access) implements AutoCloseable {

    /** Accepts remote starts and stops, and has nothing configured. */
    ExactPile {
        client.whenAsked("GetConfiguration", any -> Reply.of(Map.of()));
        client.whenAsked("RemoteStartTransaction", any -> Reply.status("Accepted"));
        client.whenAsked("RemoteStopTransaction", any -> Reply.status("Accepted"));
    }

    /** Says when it is asked that it waits so many seconds for a vehicle. */
    ExactPile waiting(int connectionTimeOut) {
        Map<String, Object> key =
                Map.of(
                        "key",
                        "ConnectionTimeOut",
                        "readonly",
                        false,
                        "value",
                        Integer.toString(connectionTimeOut));
        client.whenAsked(
                "GetConfiguration", any -> Reply.of(Map.of("configurationKey", List.of(key))));
        return this;
    }

    String deviceId() {
        return access.deviceId();
    }

    /** Links, boots, and tells that it and its first connector are free. */
    ExactPile link() throws Exception {
        return link("Available");
    }

    /** The same with another status of the first connector. */
    ExactPile link(String status) throws Exception {
        client.connect(access);
        boot();
        status(0, "Available");
        status(1, status);
        return this;
    }

    JsonNode call(String action, Map<String, ?> payload) throws Exception {
        return client.call(action, payload).payload();
    }

    JsonNode boot() throws Exception {
        return call(
                "BootNotification",
                Map.of("chargePointVendor", "Third party", "chargePointModel", "Model T"));
    }

    void status(int connectorId, String status) throws Exception {
        var _ = call("StatusNotification", statusOf(connectorId, status));
    }

    static Map<String, Object> statusOf(int connectorId, String status) {
        return Map.of("connectorId", connectorId, "errorCode", "NoError", "status", status);
    }

    /** What the server says of a tag. */
    String authorize(String tag) throws Exception {
        return call("Authorize", Map.of("idTag", tag))
                .path("idTagInfo")
                .path("status")
                .asString("");
    }

    /** The tag of the remote start that comes. */
    String awaitStart() throws Exception {
        return client.awaitAsked("RemoteStartTransaction").path("idTag").asString("");
    }

    /** A charge begins at the first connector; the answer holds its number and the tag's state. */
    JsonNode start(String tag, long meterWh, Instant at) throws Exception {
        return call("StartTransaction", startOf(tag, meterWh, at));
    }

    /** The same, now, as its number. */
    int start(String tag, long meterWh) throws Exception {
        return start(tag, meterWh, Now.instant()).path("transactionId").asInt(0);
    }

    static Map<String, Object> startOf(String tag, long meterWh, Instant at) {
        return Map.of(
                "connectorId", 1, "idTag", tag, "meterStart", meterWh, "timestamp", at.toString());
    }

    /** A reading of the energy register. */
    void meter(int transactionId, long meterWh, Instant at) throws Exception {
        var _ = call("MeterValues", meterOf(transactionId, meterWh, at));
    }

    static Map<String, Object> meterOf(int transactionId, long meterWh, Instant at) {
        return Map.of(
                "connectorId",
                1,
                "transactionId",
                transactionId,
                "meterValue",
                List.of(meterValue(meterWh, at)));
    }

    static Map<String, Object> meterValue(long meterWh, Instant at) {
        return Map.of(
                "timestamp",
                at.toString(),
                "sampledValue",
                List.of(Map.of("value", Long.toString(meterWh))));
    }

    /** A charge ends. */
    JsonNode stop(int transactionId, long meterWh, Instant at) throws Exception {
        return call("StopTransaction", stopOf(transactionId, meterWh, at));
    }

    static Map<String, Object> stopOf(int transactionId, long meterWh, Instant at) {
        Map<String, Object> payload = new HashMap<>();
        payload.put("transactionId", transactionId);
        payload.put("meterStop", meterWh);
        payload.put("timestamp", at.toString());
        payload.put("reason", "Remote");
        return payload;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
