package com.bluesky.charging.app.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code sandbox.json} says.
 *
 * @param caCertificate the file of the authority that clients have to trust
 * @param ocppUrl where piles connect, without the id of the device that follows
 * @param plainOcppUrl the same without TLS; absent when that is turned off
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SandboxFile(
        String baseUrl,
        String caCertificate,
        @Nullable String ocppUrl,
        @Nullable String plainOcppUrl,
        String operatorId,
        String customerId,
        String apiKey,
        List<User> users,
        List<Site> sites,
        List<Device> devices,
        List<PricePlan> pricePlans) {

    record User(String id) {}

    record Site(String id) {}

    /**
     * A device.
     *
     * @param connectors how many it has
     * @param simulated whether the server simulates its pile
     */
    record Device(String id, String name, String password, int connectors, boolean simulated) {}

    record PricePlan(String id) {}
}
