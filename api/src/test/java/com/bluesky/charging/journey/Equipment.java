package com.bluesky.charging.journey;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** One device of the sandbox, and how its pile links. */
record Equipment(JsonNode sandbox, JsonNode device) {

    /** The n-th device of the sandbox that nobody simulates, from 0. */
    static Equipment unsimulated(JsonNode sandbox, int n) {
        return new Equipment(
                sandbox,
                sandbox.get("devices")
                        .valueStream()
                        .filter(device -> !device.get("simulated").asBoolean())
                        .skip(n)
                        .findFirst()
                        .orElseThrow());
    }

    String id() {
        return device.get("id").asString();
    }

    ThirdPartyPile link() throws Exception {
        return ThirdPartyPile.link(
                sandbox.get("ocppUrl").asString(),
                ApiClient.trusting(Path.of(sandbox.get("caCertificate").asString())),
                id(),
                password());
    }

    ThirdPartyPile linkPlainly() throws Exception {
        return ThirdPartyPile.linkPlainly(sandbox.get("plainOcppUrl").asString(), id(), password());
    }

    String password() {
        return device.get("password").asString();
    }

    /** Reads the live status until the connector shows it. */
    void awaitStatus(ApiClient api, int connectorId, String status) {
        Awaitility.await("connector " + connectorId + " of " + id() + " is " + status)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    JsonNode live = api.get("/v1/devices/" + id() + "/status").expect(200).body();
                    return live.get("online").asBoolean()
                            && live.get("connectors")
                                    .valueStream()
                                    .anyMatch(connector ->
                                            connector.get("connectorId").asInt() == connectorId
                                                    && connector
                                                            .get("status")
                                                            .asString()
                                                            .equals(status)
                                                    && !connector.get("occupied").asBoolean());
                });
    }
}
