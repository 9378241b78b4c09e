package com.bluesky.charging.bench.reads;

import com.bluesky.charging.bench.reads.Tenant.Place;
import com.bluesky.charging.bench.rig.Client.Ask;
import com.bluesky.charging.kernel.PageRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What is read: each list with each of its filters, near its beginning and deep in it. */
final class Reads {

    /** As many of the largest pages are turned for a deep one, or as many as there are. */
    private static final int PAGES_DOWN = 5;

    private static final int PAGE = PageRequest.LIMIT_MAX;

    /** How a read of the largest page that there is ends its name. */
    static final String LARGEST_PAGE = ", " + PAGE + " of them";

    private static final int STATUS_OF_SITES = 50;

    /** In the middle of the half year in which orders were made. */
    private final Instant day =
            Instant.now().minus(Duration.ofDays(90)).truncatedTo(ChronoUnit.DAYS);

    private final List<Read> reads = new ArrayList<>();

    /** All that a customer may read. */
    static List<Read> ofCustomer(Tenant tenant) throws InterruptedException {
        Reads all = new Reads();
        all.ordersOf(tenant);
        all.usersOf(tenant);
        all.equipmentOf(tenant);
        return all.reads;
    }

    /** What is a customer's own, and not its operator's. */
    static List<Read> ofCustomersOwn(Tenant tenant) throws InterruptedException {
        Reads all = new Reads();
        all.ordersOf(tenant);
        all.usersOf(tenant);
        return all.reads;
    }

    /** What is an operator's. */
    static List<Read> ofEquipment(Tenant tenant) throws InterruptedException {
        Reads all = new Reads();
        all.equipmentOf(tenant);
        return all.reads;
    }

    /** What who sees all of its operator's may read. */
    static List<Read> ofOffice(Tenant tenant) throws InterruptedException {
        Reads all = new Reads();
        all.ordersOf(tenant);
        all.lists(tenant, "orders of a customer", "/v1/orders?customerId=" + tenant.customerId());
        all.usersOf(tenant);
        all.partiesOf(tenant);
        all.linksOf(tenant);
        return all.reads;
    }

    /** What only the platform may read. */
    static List<Read> ofPlatform(Tenant tenant) throws InterruptedException {
        Reads all = new Reads();
        all.lists(tenant, "operators", "/v1/operators");
        all.changes(tenant, "operators", "/v1/operators");
        all.lists(tenant, "customers", "/v1/customers");
        all.changes(tenant, "customers", "/v1/customers");
        return all.reads;
    }

    private void ordersOf(Tenant tenant) throws InterruptedException {
        add("order by id", tenant, n -> Ask.get("/v1/orders/" + tenant.order(n)));
        lists(tenant, "orders", "/v1/orders");
        add("orders of a user", tenant, n -> Ask.get("/v1/orders?userId=" + tenant.user(n)));
        add("orders of a site", tenant, n -> Ask.get("/v1/orders?siteId=" + tenant.site(n)));
        add("orders of a device", tenant, n -> Ask.get("/v1/orders?deviceId=" + tenant.device(n)));
        add(
                "orders of a connector",
                tenant,
                n -> Ask.get("/v1/orders?connectorId=1&deviceId=" + tenant.device(n)));
        add("orders of a card", tenant, n -> Ask.get("/v1/orders?cardId=card-" + tenant.user(n)));
        for (String status : List.of("SETTLED", "CHARGING", "FAILED")) {
            lists(tenant, "orders " + status, "/v1/orders?status=" + status);
        }
        fixed(
                tenant,
                "orders in one of three statuses",
                "/v1/orders?status=FAILED&status=ENDED&status=CHARGING");
        lists(tenant, "orders by payment mode", "/v1/orders?paymentMode=WALLET");
        lists(tenant, "orders begun by card", "/v1/orders?beganBy=CARD");
        lists(tenant, "orders of a day", "/v1/orders?" + between("requestedFrom", "requestedTo"));
        fixed(tenant, "orders ended on a day", "/v1/orders?" + between("endedFrom", "endedTo"));
        fixed(
                tenant,
                "orders settled on a day",
                "/v1/orders?" + between("settledFrom", "settledTo"));
        changes(tenant, "orders", "/v1/orders");
        add("samples of an order", tenant, n -> order(tenant, n, "/samples"));
        add("bill of an order", tenant, n -> order(tenant, n, "/bill"));
        add("bills of an order", tenant, n -> order(tenant, n, "/bills"));
        add("bill by id", tenant, n -> order(tenant, n, "/bills/bill-" + tenant.order(n)));
        add("events of an order", tenant, n -> order(tenant, n, "/events"));
        add("explanation of an order", tenant, n -> order(tenant, n, "/explain"));
    }

    private static Ask order(Tenant tenant, int number, String part) {
        return Ask.get("/v1/orders/" + tenant.order(number) + part);
    }

    private void usersOf(Tenant tenant) throws InterruptedException {
        add("user by id", tenant, n -> Ask.get("/v1/users/" + tenant.user(n)));
        lists(tenant, "users", "/v1/users");
        lists(tenant, "users DEACTIVATED", "/v1/users?status=DEACTIVATED");
        changes(tenant, "users", "/v1/users");
        add("users by phone", tenant, n -> search("phone", "+86139" + "%08d".formatted(n)));
        add("users by email", tenant, n -> search("email", "driver%d@example.com".formatted(n)));
        add("users by reference", tenant, n -> search("externalReference", "ref-" + n));
        add("users by a part of many names", tenant, _ -> search("name", "smith"));
        add("users by a part of one name", tenant, n -> search("name", "ei %d".formatted(n)));
        add("wallet", tenant, n -> Ask.get(wallet(tenant, n, "")));
        add("statement of a wallet", tenant, n -> Ask.get(wallet(tenant, n, "/statement")));
        add("top-ups of a wallet", tenant, n -> Ask.get(wallet(tenant, n, "/top-ups")));
        add("top-up by id", tenant, n -> Ask.get("/v1/users/" + tenant.topUp(n)));
        add("refunds of a wallet", tenant, n -> Ask.get(wallet(tenant, n, "/refunds")));
        add(
                "refund by id",
                tenant,
                n -> Ask.get(wallet(tenant, n, "/refunds/refund-" + tenant.user(n) + "-1")));
        add("cards of a user", tenant, n -> Ask.get(user(tenant, n, "/cards")));
        add("card by id", tenant, n -> Ask.get(user(tenant, n, "/cards/card-" + tenant.user(n))));
    }

    private static Ask search(String by, String text) {
        return Ask.post("/v1/users/search", Map.of(by, text));
    }

    private static String user(Tenant tenant, int number, String part) {
        return "/v1/users/" + tenant.user(number) + part;
    }

    private static String wallet(Tenant tenant, int number, String part) {
        return user(tenant, number, "/wallet" + part);
    }

    private void equipmentOf(Tenant tenant) throws InterruptedException {
        add("site by id", tenant, n -> Ask.get("/v1/sites/" + tenant.site(n)));
        lists(tenant, "sites", "/v1/sites");
        changes(tenant, "sites", "/v1/sites");
        add("sites within 25 km", tenant, n -> near(tenant, n, ""));
        add("sites within 2 km", tenant, n -> near(tenant, n, "&radiusMeters=2000"));
        add(
                "sites near with a free connector",
                tenant,
                n -> near(tenant, n, "&freeConnectors=true"));
        add("sites near that are open", tenant, n -> near(tenant, n, "&openNow=true"));
        add(
                "sites by a text that few have",
                tenant,
                n -> Ask.get("/v1/sites?text=" + encoded(tenant.place(n).townRoad())));
        fixed(tenant, "sites by a text that many have", "/v1/sites?text=plaza");
        add(
                "status of 50 sites",
                tenant,
                n -> Ask.get("/v1/sites/status?siteIds=" + tenant.sites(n, STATUS_OF_SITES)));
        add("device by id", tenant, n -> Ask.get("/v1/devices/" + tenant.device(n)));
        lists(tenant, "devices", "/v1/devices");
        add("devices of a site", tenant, n -> Ask.get("/v1/devices?siteId=" + tenant.site(n)));
        changes(tenant, "devices", "/v1/devices");
        add("status of a device", tenant, n -> device(tenant, n, "/status"));
        add("status history of a device", tenant, n -> device(tenant, n, "/status-history"));
        add("commands of a device", tenant, n -> device(tenant, n, "/commands"));
        add(
                "command by id",
                tenant,
                n -> device(tenant, n, "/commands/cmd-" + tenant.device(n) + "-1"));
        pricesOf(tenant);
    }

    private void pricesOf(Tenant tenant) throws InterruptedException {
        lists(tenant, "price plans", "/v1/price-plans");
        changes(tenant, "price plans", "/v1/price-plans");
        add("price plan by id", tenant, n -> plan(tenant, n, ""));
        add("versions of a price plan", tenant, n -> plan(tenant, n, "/versions"));
        add("version of a price plan", tenant, n -> plan(tenant, n, "/versions/1"));
        add("assignments of a price plan", tenant, n -> plan(tenant, n, "/assignments"));
        add(
                "price plan of a site",
                tenant,
                n -> Ask.get("/v1/sites/" + tenant.site(n) + "/price-plan"));
        add("price plan of a device", tenant, n -> device(tenant, n, "/price-plan"));
        add(
                "price plan of a connector",
                tenant,
                n -> device(tenant, n, "/connectors/1/price-plan"));
        fixed(
                tenant,
                "price plan of an operator",
                "/v1/operators/" + tenant.operatorId() + "/price-plan");
    }

    private static Ask device(Tenant tenant, int number, String part) {
        return Ask.get("/v1/devices/" + tenant.device(number) + part);
    }

    private static Ask plan(Tenant tenant, int number, String part) {
        return Ask.get("/v1/price-plans/" + tenant.plan(number) + part);
    }

    /** Who works for an operator, and with it. */
    private void partiesOf(Tenant tenant) throws InterruptedException {
        String operator = "/v1/operators/" + tenant.operatorId();
        fixed(tenant, "operator by id", operator);
        String administrators = operator + "/administrators";
        lists(tenant, "administrators", administrators);
        changes(tenant, "administrators", administrators);
        add(
                "administrator by id",
                tenant,
                n -> Ask.get(administrators + "/" + tenant.administrator(n)));
        lists(tenant, "customers", "/v1/customers");
        changes(tenant, "customers", "/v1/customers");
        add("customer by id", tenant, n -> Ask.get("/v1/customers/" + tenant.customer(n)));
        String keys = "/v1/customers/" + tenant.customerId() + "/keys";
        fixed(tenant, "keys of a customer", keys);
        fixed(tenant, "keys of a customer" + LARGEST_PAGE, keys + "?limit=" + PAGE);
        add("key by id", tenant, n -> Ask.get(keys + "/" + tenant.key(n)));
    }

    /** What devices told that is for the operator's own people. */
    private void linksOf(Tenant tenant) {
        add("security events of a device", tenant, n -> device(tenant, n, "/security-events"));
        add("unmatched reports of a device", tenant, n -> device(tenant, n, "/unmatched-reports"));
        add("trace of a device", tenant, n -> device(tenant, n, "/trace"));
    }

    private static Ask near(Tenant tenant, int number, String more) {
        Place place = tenant.place(number);
        return Ask.get(
                String.format(
                        Locale.ROOT,
                        "/v1/sites?near=%.4f,%.4f%s",
                        place.latitude(),
                        place.longitude(),
                        more));
    }

    /** The first page as it comes, the largest one, and one that lies deep. */
    private void lists(Tenant tenant, String what, String path) throws InterruptedException {
        fixed(tenant, what, path);
        String sized = path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE;
        fixed(tenant, what + LARGEST_PAGE, sized);
        String cursor = "";
        for (int i = 0; i < PAGES_DOWN; i++) {
            JsonNode page =
                    tenant.identity().get(cursor.isEmpty() ? sized : sized + "&cursor=" + cursor);
            String next = page.path("nextCursor").asString("");
            if (next.isEmpty()) {
                break;
            }
            cursor = next;
        }
        if (!cursor.isEmpty()) {
            fixed(
                    tenant,
                    what + ", deep",
                    path + (path.contains("?") ? "&" : "?") + "cursor=" + cursor);
        }
    }

    /** What somebody asks who keeps a copy. */
    private void changes(Tenant tenant, String what, String path) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Stream.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(30))
                .forEach(since ->
                        fixed(
                                tenant,
                                what + " changed in " + since.toHours() + " h",
                                path + "?updatedSince=" + now.minus(since)));
    }

    private String between(String from, String to) {
        return from + "=" + day + "&" + to + "=" + day.plus(Duration.ofDays(1));
    }

    private void fixed(Tenant tenant, String what, String path) {
        add(what, tenant, _ -> Ask.get(path));
    }

    private void add(String what, Tenant tenant, IntFunction<Ask> ask) {
        reads.add(new Read(what, tenant, ask));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
