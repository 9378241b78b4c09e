package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Money of users: paid in, given back, and told in statements. */
class WalletsTest extends ApiTest {

    private static final String CNY = "CNY";

    // Top-ups

    @Test
    void a_top_up_is_found_and_listed_with_its_reference() throws Exception {
        String wallet = newWallet(api);
        String reference = reference();
        Api.Answer answer =
                api.post(
                                wallet + "/top-ups",
                                Map.of(
                                        "amountMinor",
                                        1_000,
                                        "currency",
                                        CNY,
                                        "paymentReference",
                                        reference))
                        .expect(201);
        String path = wallet + "/top-ups/" + answer.text("topUpId");
        assertThat(answer.headers().firstValue("Location")).contains(path);

        JsonNode topUp = api.get(path).expect(200).body();
        assertThat(topUp.path("amountMinor").asLong(0)).isEqualTo(1_000);
        assertThat(topUp.path("currency").asString("")).isEqualTo(CNY);
        assertThat(topUp.path("paymentReference").asString("")).isEqualTo(reference);
        assertThat(topUp.path("walletVersion").asLong(-1))
                .isEqualTo(answer.body().path("version").asLong(0));
        assertThat(items(api, wallet + "/top-ups")).containsExactly(topUp);
    }

    @Test
    void a_payment_is_booked_once_whatever_key_and_user_it_is_told_with() throws Exception {
        String wallet = newWallet(api);
        Map<String, ?> payment =
                Map.of("amountMinor", 1_000, "currency", CNY, "paymentReference", reference());
        String booked = api.post(wallet + "/top-ups", payment, wallet).expect(201).text("topUpId");

        for (String another : List.of(wallet, newWallet(api))) {
            Api.Answer refused = api.post(another + "/top-ups", payment);
            refused.expectProblem(409, "REFERENCE_USED");
            assertThat(refused.text("detail")).contains(booked);
        }
        assertThat(api.post(wallet + "/top-ups", payment, wallet).expect(201).text("topUpId"))
                .isEqualTo(booked);
        assertThat(balance(api, wallet)).isEqualTo(1_000);
        Api other = customer();
        other.post(newWallet(other) + "/top-ups", payment).expect(201);
    }

    @Test
    void of_ten_bookings_of_one_payment_at_once_one_is_made() throws Exception {
        String wallet = newWallet(api);
        Map<String, ?> payment =
                Map.of("amountMinor", 1_000, "currency", CNY, "paymentReference", reference());
        List<Callable<Api.Answer>> bookings = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            bookings.add(() -> api.post(wallet + "/top-ups", payment));
        }
        List<Api.Answer> answers = atOnce(bookings);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(9);
        assertThat(balance(api, wallet)).isEqualTo(1_000);
    }

    // Refunds

    @Test
    void a_refund_leaves_the_wallet_and_is_found_and_listed() throws Exception {
        String wallet = newWallet(api);
        topUp(api, wallet, 1_000);
        String reference = reference();
        Api.Answer answer =
                api.post(
                                wallet + "/refunds",
                                Map.of(
                                        "amountMinor",
                                        300,
                                        "currency",
                                        CNY,
                                        "refundReference",
                                        reference))
                        .expect(201);
        String path = wallet + "/refunds/" + answer.text("refundId");
        assertThat(answer.headers().firstValue("Location")).contains(path);
        assertThat(balance(api, wallet)).isEqualTo(700);

        JsonNode refund = api.get(path).expect(200).body();
        assertThat(refund.path("amountMinor").asLong(0)).isEqualTo(300);
        assertThat(refund.path("refundReference").asString("")).isEqualTo(reference);
        assertThat(items(api, wallet + "/refunds")).containsExactly(refund);
        api.post(
                        wallet + "/refunds",
                        Map.of("amountMinor", 300, "currency", CNY, "refundReference", reference))
                .expectProblem(409, "REFERENCE_USED");
    }

    @Test
    void a_repeated_refund_is_answered_as_the_first_and_taken_once() throws Exception {
        String wallet = newWallet(api);
        topUp(api, wallet, 1_000);
        String key = UUID.randomUUID().toString();
        Map<String, ?> refund = Map.of("amountMinor", 1_000, "currency", CNY);
        JsonNode first = api.post(wallet + "/refunds", refund, key).expect(201).body();
        assertThat(api.post(wallet + "/refunds", refund, key).expect(201).body()).isEqualTo(first);
        assertThat(balance(api, wallet)).isZero();
        api.post(wallet + "/refunds", Map.of("amountMinor", 1, "currency", CNY), key)
                .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void more_than_is_available_is_not_refunded() throws Exception {
        String wallet = newWallet(api);
        refund(api, wallet, 1).expectProblem(409, "REFUND_TOO_LARGE");
        topUp(api, wallet, 1_000);
        Api.Answer refused = refund(api, wallet, 1_001).expectProblem(409, "REFUND_TOO_LARGE");
        assertThat(refused.text("detail")).contains("1000", "1001");
        refund(api, wallet, 1_000).expect(201);
        assertThat(balance(api, wallet)).isZero();
    }

    @Test
    void of_refunds_at_once_that_want_all_one_gets_it() throws Exception {
        String wallet = newWallet(api);
        topUp(api, wallet, 1_000);
        List<Callable<Api.Answer>> refunds = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            refunds.add(() -> refund(api, wallet, 1_000));
        }
        List<Api.Answer> answers = atOnce(refunds);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(9);
        assertThat(balance(api, wallet)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0, CNY, 400, INVALID_FIELD",
        "-1, CNY, 400, INVALID_FIELD",
        "100000001, CNY, 400, INVALID_FIELD",
        "100000000, CNY, 409, REFUND_TOO_LARGE",
        "1, EUR, 422, WALLET_CURRENCY_DIFFERS",
        "1, XXX, 400, INVALID_FIELD",
    })
    void the_bounds_of_a_refund_hold(long amountMinor, String currency, int status, String code)
            throws Exception {
        api.post(
                        newWallet(api) + "/refunds",
                        Map.of("amountMinor", amountMinor, "currency", currency))
                .expectProblem(status, code);
    }

    @ParameterizedTest
    @CsvSource({"top-ups, paymentReference", "refunds, refundReference"})
    void a_reference_has_one_to_two_hundred_characters(String path, String field) throws Exception {
        String wallet = newWallet(api);
        topUp(api, wallet, 1_000);
        String longest = reference() + "x".repeat(200 - reference().length());
        api.post(wallet + "/" + path, Map.of("amountMinor", 1, "currency", CNY, field, longest))
                .expect(201);
        for (String wrong : List.of("", longest + "x")) {
            api.post(wallet + "/" + path, Map.of("amountMinor", 1, "currency", CNY, field, wrong))
                    .expectProblem(400, "INVALID_FIELD")
                    .expectPointer("/" + field);
        }
    }

    // Statements

    @Test
    void a_statement_follows_the_balance_from_the_last_movement_to_the_first() throws Exception {
        String wallet = newWallet(api);
        topUp(api, wallet, 1_000);
        topUp(api, wallet, 500);
        refund(api, wallet, 300).expect(201);

        List<JsonNode> movements = items(api, wallet + "/statement");
        assertThat(movements)
                .extracting(
                        movement -> movement.path("kind").asString(""),
                        movement -> movement.path("amountMinor").asLong(0),
                        movement -> movement.path("balanceMinor").asLong(0))
                .containsExactly(
                        tuple("REFUND", 300L, 1_200L),
                        tuple("TOP_UP", 500L, 1_500L),
                        tuple("TOP_UP", 1_000L, 1_000L));
        JsonNode page = api.get(wallet + "/statement?limit=2").expect(200).body();
        String cursor = page.path("nextCursor").asString();
        assertThat(items(api, wallet + "/statement?cursor=" + cursor))
                .containsExactly(movements.getLast());
        api.get(newWallet(api) + "/statement?cursor=" + cursor)
                .expectProblem(400, "INVALID_CURSOR");
    }

    @Test
    void a_statement_is_cut_by_time_and_by_what_came_since() throws Exception {
        String wallet = newWallet(api);
        topUp(api, wallet, 1_000);
        topUp(api, wallet, 500);
        List<JsonNode> movements = items(api, wallet + "/statement");
        Instant last = Instant.parse(movements.getFirst().path("at").asString());
        String since = movements.getFirst().path("updatedAt").asString();

        assertThat(items(api, wallet + "/statement?from=" + last))
                .containsExactly(movements.getFirst());
        assertThat(items(api, wallet + "/statement?to=" + last))
                .containsExactly(movements.getLast());
        assertThat(items(api, wallet + "/statement?from=" + last + "&to=" + last)).isEmpty();
        assertThat(items(api, wallet + "/statement?updatedSince=" + since))
                .containsExactly(movements.getFirst());
        assertThat(items(api, wallet + "/top-ups?updatedSince=" + since)).hasSize(1);
        assertThat(items(api, wallet + "/refunds?updatedSince=" + since)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"statement", "top-ups", "refunds"})
    void the_bounds_of_pages_hold(String list) throws Exception {
        String path = newWallet(api) + "/" + list;
        assertThat(items(api, path + "?limit=200")).isEmpty();
        for (String limit : List.of("0", "201")) {
            api.get(path + "?limit=" + limit).expectProblem(400, "INVALID_PARAMETER");
        }
        api.get(path + "?cursor=x").expectProblem(400, "INVALID_CURSOR");
        api.get(path + "?updatedSince=x").expectProblem(400, "INVALID_PARAMETER");
    }

    @Test
    void what_happened_to_a_wallet_is_not_found_at_another() throws Exception {
        String wallet = newWallet(api);
        topUp(api, wallet, 1_000);
        String topUp = items(api, wallet + "/top-ups").getFirst().path("topUpId").asString();
        String refund = refund(api, wallet, 1).expect(201).text("refundId");
        String another = newWallet(api);
        api.get(another + "/top-ups/" + topUp).expectProblem(404, "NOT_FOUND");
        api.get(another + "/refunds/" + refund).expectProblem(404, "NOT_FOUND");
        assertThat(balance(api, wallet)).isEqualTo(999);
    }

    private Api customer() throws Exception {
        return newCustomer(sandbox.path("operatorId").asString());
    }

    private static String newWallet(Api of) throws Exception {
        String user = of.post("/v1/users", Map.of("name", "Ada")).expect(201).text("id");
        return "/v1/users/" + user + "/wallet";
    }

    private static void topUp(Api of, String wallet, long amountMinor) throws Exception {
        of.post(wallet + "/top-ups", Map.of("amountMinor", amountMinor, "currency", CNY))
                .expect(201);
    }

    private static Api.Answer refund(Api of, String wallet, long amountMinor) throws Exception {
        return of.post(wallet + "/refunds", Map.of("amountMinor", amountMinor, "currency", CNY));
    }

    private static long balance(Api of, String wallet) throws Exception {
        return of.get(wallet).expect(200).body().path("balanceMinor").asLong(-1);
    }

    private static List<JsonNode> items(Api of, String list) throws Exception {
        return of.get(list).expect(200).body().path("items").valueStream().toList();
    }

    private static String reference() {
        return "ref-" + UUID.randomUUID();
    }

    private static List<Api.Answer> atOnce(List<Callable<Api.Answer>> requests) throws Exception {
        List<Api.Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Api.Answer> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
