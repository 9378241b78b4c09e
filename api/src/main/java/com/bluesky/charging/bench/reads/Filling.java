package com.bluesky.charging.bench.reads;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.Client;
import com.bluesky.charging.bench.rig.Client.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Operators and customers of very different size, onboarded through the API as real ones are, and
 * what they have in the read models, filled in by SQL: the event store knows nothing of it.
 */
final class Filling {

    /** Belongs to the read models, whose tables only their own module knows. */
    private static final String SCRIPT = "db/filling/read.sql";

    /** Belongs to the tables of the pile adapter. */
    private static final String PILE_SCRIPT = "db/filling/pile.sql";

    private static final List<String> SCOPES =
            List.of("users:read", "equipment:read", "equipment:control", "orders:read");

    /**
     * The customers.
     *
     * @param operator counts the operators from 0
     * @param thousandths of all orders and users, and of its operator's equipment
     */
    private record Part(int operator, int thousandths) {}

    private static final List<Part> PARTS =
            List.of(
                    new Part(0, 450),
                    new Part(0, 148),
                    new Part(0, 1),
                    new Part(1, 200),
                    new Part(1, 100),
                    new Part(2, 100),
                    new Part(3, 1));

    private static final int OPERATORS = 4;

    private final Client client;
    private final Identity platform;
    private final List<Map<String, Object>> customers = new ArrayList<>();

    Filling(Client client, String platformKey) {
        this.client = client;
        this.platform = client.identity(platformKey);
    }

    /** Onboards the parties. */
    void onboard() throws InterruptedException {
        List<String> operators = new ArrayList<>();
        for (int i = 0; i < OPERATORS; i++) {
            JsonNode made =
                    platform.post(
                            "/v1/operators", Map.of("name", "Operator " + i, "currency", "CNY"));
            operators.add(made.path("id").asString());
        }
        for (Part part : PARTS) {
            String operatorId = operators.get(part.operator());
            JsonNode made =
                    platform.post(
                            "/v1/customers",
                            Map.of(
                                    "operatorId",
                                    operatorId,
                                    "name",
                                    "Customer " + customers.size(),
                                    "paymentMode",
                                    "WALLET"));
            customers.add(
                    Map.of(
                            "customer_no",
                            customers.size(),
                            "customer_id",
                            made.path("id").asString(),
                            "operator_no",
                            part.operator(),
                            "operator_id",
                            operatorId,
                            "width",
                            part.thousandths()));
        }
        for (int i = 0; i < OPERATORS; i++) {
            price(operators.get(i), lastCustomerOf(i));
        }
    }

    /** One that has a key at the most besides: two may be active. */
    private static int lastCustomerOf(int operator) {
        return IntStream.range(0, PARTS.size())
                .filter(i -> PARTS.get(i).operator() == operator)
                .max()
                .orElseThrow();
    }

    /** A plan that holds at all of an operator's places that have none of their own. */
    private void price(String operatorId, int customer) throws InterruptedException {
        Identity identity =
                client.identity(key(customer, List.of("equipment:read", "equipment:write")));
        String planId =
                identity.post("/v1/price-plans", Map.of("name", "Everywhere"))
                        .path("id")
                        .asString();
        identity.post(
                "/v1/price-plans/" + planId + "/publish",
                Map.of(
                        "components",
                        List.of(Map.of("kind", "ENERGY", "price", "1.2")),
                        "defaultHoldMinor",
                        5_000),
                0);
        identity.put("/v1/operators/" + operatorId + "/price-plan", Map.of("planId", planId));
    }

    private String key(int customer, List<String> scopes) throws InterruptedException {
        return platform.post(
                        "/v1/customers/" + customers.get(customer).get("customer_id") + "/keys",
                        Map.of("scopes", scopes))
                .path("apiKey")
                .asString();
    }

    /** Fills the tables, and lets PostgreSQL look at what there is now. */
    void fill(DataSource readModel, ReadOptions options) {
        fill(readModel, options, customers);
    }

    /**
     * Fills the tables with what these customers have, as soon as nobody reads any of them for a
     * moment. Who wants to read meanwhile waits.
     *
     * @param customers as {@code read.sql} says
     */
    static void fill(
            DataSource readModel, ReadOptions options, List<Map<String, Object>> customers) {
        try (Connection connection = readModel.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            set(connection, "orders", Integer.toString(options.orders()));
            set(connection, "users", Integer.toString(options.users()));
            set(connection, "sites", Integer.toString(options.sites()));
            set(connection, "customers", JsonMapper.shared().writeValueAsString(customers));
            statement.execute(
                    new ClassPathResource(SCRIPT).getContentAsString(StandardCharsets.UTF_8));
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum");
            statement.execute("checkpoint");
        } catch (SQLException | IOException e) {
            throw new BenchFailed("The read models cannot be filled: " + e.getMessage(), e);
        }
    }

    /** Fills in what was asked of the devices, and what their links carried. */
    void fillPiles(DataSource piles, JdbcClient tables) {
        List<Map<String, @Nullable Object>> devices =
                tables.sql("select device_id, operator_id from devices").query().listOfRows();
        try (Connection connection = piles.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            set(connection, "devices", JsonMapper.shared().writeValueAsString(devices));
            statement.execute(
                    new ClassPathResource(PILE_SCRIPT).getContentAsString(StandardCharsets.UTF_8));
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException | IOException e) {
            throw new BenchFailed("Commands cannot be filled in: " + e.getMessage(), e);
        }
    }

    private static void set(Connection connection, String name, String value) throws SQLException {
        try (var statement = connection.prepareStatement("select set_config(?, ?, true)")) {
            statement.setString(1, "filling." + name);
            statement.setString(2, value);
            statement.execute();
        }
    }

    /** The customer with the most of everything. */
    Tenant largest(JdbcClient tables) throws InterruptedException {
        return tenant("largest customer", 0, SCOPES, tables);
    }

    /** The back office of the largest operator. */
    Tenant office(JdbcClient tables) throws InterruptedException {
        List<String> scopes = new ArrayList<>(SCOPES);
        scopes.add("operator:all");
        return tenant("largest operator", 0, scopes, tables);
    }

    /** A customer with the least, beside the largest one: the same operator has much of others. */
    Tenant smallest(JdbcClient tables) throws InterruptedException {
        return tenant("smallest customer", 2, SCOPES, tables);
    }

    Tenant ofSmallestOperator(JdbcClient tables) throws InterruptedException {
        return tenant("smallest operator", PARTS.size() - 1, SCOPES, tables);
    }

    private Tenant tenant(String name, int number, List<String> scopes, JdbcClient tables)
            throws InterruptedException {
        Map<String, Object> customer = customers.get(number);
        return new Tenant(
                name,
                client.identity(key(number, scopes)),
                String.valueOf(customer.get("operator_id")),
                String.valueOf(customer.get("customer_id")),
                tables);
    }

    /** The platform itself, which sees all operators; it looks at the largest of them. */
    Tenant platform(JdbcClient tables) {
        Map<String, Object> customer = customers.getFirst();
        return new Tenant(
                "platform",
                platform,
                String.valueOf(customer.get("operator_id")),
                String.valueOf(customer.get("customer_id")),
                tables);
    }
}
