package com.bluesky.charging.app.sandbox;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code sandbox.json} says. The first customer, its key and its users stand at the top, for
 * whoever needs no more.
 *
 * @param caCertificate the file of the authority that clients have to trust
 * @param ocppUrl where piles connect, without the id of the device that follows
 * @param plainOcppUrl the same without TLS; absent when that is turned off
 * @param customers all of the operator's, the first one included
 * @param neighbour another operator, which sees nothing of this one
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
        List<PricePlan> pricePlans,
        List<Customer> customers,
        Past history,
        Neighbour neighbour) {

    /**
     * A user.
     *
     * @param tag what the user's card says to piles; absent without a card
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record User(String id, String name, @Nullable String phone, @Nullable String tag) {}

    record Site(String id, String name, String zone) {}

    /**
     * A device.
     *
     * @param connectors how many it has
     * @param simulated whether the server simulates its pile
     */
    record Device(
            String id,
            String name,
            String siteId,
            String password,
            int connectors,
            boolean simulated) {}

    record PricePlan(String id, String name) {}

    /**
     * A customer.
     *
     * @param seesAll whether its key shows what all customers of the operator did
     */
    record Customer(
            String id,
            String name,
            PaymentMode paymentMode,
            boolean seesAll,
            String apiKey,
            List<User> users) {}

    /**
     * What was told of the time before.
     *
     * @param weeks how far back it goes
     * @param orders how many there are, of all customers of the operator
     * @param toSettleOrderId an order of the customer that collects the money itself, which has
     *     ended and is not settled
     */
    record Past(int weeks, int orders, String toSettleOrderId) {}

    /** What belongs to the other operator, in the same words. */
    record Neighbour(
            String operatorId,
            List<Customer> customers,
            List<Site> sites,
            List<Device> devices,
            List<PricePlan> pricePlans) {}
}
