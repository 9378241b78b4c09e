package com.bluesky.charging.bench.reads;

import com.bluesky.charging.bench.rig.Client.Identity;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody who reads, with some of what there is to read: always the same, in no order. */
final class Tenant {

    private static final int SOME = 500;

    private final String name;
    private final Identity identity;
    private final String operatorId;
    private final String customerId;
    private final List<String> orders;
    private final List<String> users;
    private final List<String> devices;
    private final List<String> sites;
    private final List<String> topUps;
    private final List<String> plans;
    private final List<String> keys;
    private final List<String> customers;
    private final List<String> administrators;
    private final List<Place> places;

    /** Where somebody looks for a site. */
    record Place(double latitude, double longitude, String townRoad) {}

    Tenant(
            String name,
            Identity identity,
            String operatorId,
            String customerId,
            JdbcClient tables) {
        this.name = name;
        this.identity = identity;
        this.operatorId = operatorId;
        this.customerId = customerId;
        orders =
                some(
                        tables,
                        "order_id",
                        "orders where status = 'SETTLED' and customer_id",
                        customerId);
        users = some(tables, "user_id", "users where customer_id", customerId);
        devices = some(tables, "device_id", "devices where operator_id", operatorId);
        sites = some(tables, "site_id", "sites where operator_id", operatorId);
        topUps =
                some(
                        tables,
                        "user_id || '/wallet/top-ups/' || top_up_id",
                        "top_ups where customer_id",
                        customerId);
        plans =
                some(
                        tables,
                        "plan_id",
                        "price_plans where plan_version > 1 and operator_id",
                        operatorId);
        keys = some(tables, "key_id", "api_keys where customer_id", customerId);
        customers = some(tables, "customer_id", "customers where operator_id", operatorId);
        administrators =
                some(tables, "administrator_id", "administrators where operator_id", operatorId);
        places =
                tables.sql(
                                """
                                select latitude, longitude, address from sites
                                where operator_id = :owner order by md5(site_id) limit :some
                                """)
                        .param("owner", operatorId)
                        .param("some", SOME)
                        .query((row, _) ->
                                new Place(
                                        row.getDouble("latitude"),
                                        row.getDouble("longitude"),
                                        row.getString("address")))
                        .list();
    }

    private static List<String> some(
            JdbcClient tables, String column, String ofOwner, String owner) {
        return tables.sql(
                        "select %s from %s = :owner order by md5(%s) limit :some"
                                .formatted(column, ofOwner, column))
                .param("owner", owner)
                .param("some", SOME)
                .query((row, _) -> row.getString(1))
                .list();
    }

    String name() {
        return name;
    }

    Identity identity() {
        return identity;
    }

    String operatorId() {
        return operatorId;
    }

    String customerId() {
        return customerId;
    }

    List<String> orders() {
        return orders;
    }

    String order(int number) {
        return of(orders, number);
    }

    String user(int number) {
        return of(users, number);
    }

    String device(int number) {
        return of(devices, number);
    }

    String site(int number) {
        return of(sites, number);
    }

    /** The address of a top-up below that of the users. */
    String topUp(int number) {
        return of(topUps, number);
    }

    String plan(int number) {
        return of(plans, number);
    }

    /** Of this customer. */
    String key(int number) {
        return of(keys, number);
    }

    /** Of this operator. */
    String customer(int number) {
        return of(customers, number);
    }

    String administrator(int number) {
        return of(administrators, number);
    }

    /** As many ids as there are, up to so many, with commas between them. */
    String sites(int number, int most) {
        int from = number % sites.size();
        return String.join(",", sites.subList(from, Math.min(sites.size(), from + most)));
    }

    Place place(int number) {
        return of(places, number);
    }

    private static <T> T of(List<T> some, int number) {
        return some.get(number % some.size());
    }
}
