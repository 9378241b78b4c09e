package com.bluesky.charging.web;

import static org.awaitility.Awaitility.await;

import com.bluesky.charging.customer.contract.CustomerCommand.RevokeApiKey;
import com.bluesky.charging.customer.contract.CustomerCommand.RotateApiKey;
import com.bluesky.charging.kernel.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A key ends because its end is recorded, also when the request that recorded it got no further.
 */
class EndedKeysTest extends ApiTest {

    @Autowired private CommandGateway commands;

    @Test
    void the_record_alone_of_a_revocation_ends_the_key() throws Exception {
        String customer = newCustomerId(newOperatorId());
        Api.Answer key = newKey(customer);
        Api before = anonymous().withToken(key.text("apiKey"));
        before.get("/v1/users/x").expectProblem(404, "NOT_FOUND");

        commands.sendAndWait(new RevokeApiKey(customer, key.text("keyId"), Instant.now()));

        awaitEndOf(before);
    }

    @Test
    void the_record_alone_of_a_rotation_ends_the_former_key() throws Exception {
        String customer = newCustomerId(newOperatorId());
        Api.Answer key = newKey(customer);
        Api before = anonymous().withToken(key.text("apiKey"));
        before.get("/v1/users/x").expectProblem(404, "NOT_FOUND");

        commands.sendAndWait(
                new RotateApiKey(
                        customer,
                        key.text("keyId"),
                        "key" + UUID.randomUUID().toString().replace("-", ""),
                        List.of("users:read"),
                        List.of(),
                        null,
                        0,
                        new Fingerprint(List.of("k1:a")),
                        Instant.now()));

        awaitEndOf(before);
    }

    private static void awaitEndOf(Api client) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> client.get("/v1/users/x").expectProblem(401, "TOKEN_INVALID"));
    }
}
