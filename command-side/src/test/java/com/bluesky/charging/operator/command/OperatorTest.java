package com.bluesky.charging.operator.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static com.bluesky.charging.kernel.command.Refusals.refusal;

import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.operator.contract.OperatorCommand.RegisterOperator;
import com.bluesky.charging.operator.contract.OperatorEvent.OperatorRegistered;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class OperatorTest {

    private static final OperatorRegistered REGISTERED =
            new OperatorRegistered("op-1", "Operator", "EUR", "k1:a", NOW);

    private final FixtureConfiguration<Operator> operator =
            new AggregateTestFixture<>(Operator.class);

    @Test
    void an_operator_is_registered() {
        operator.givenNoPriorActivity()
                .when(register("k1:a"))
                .expectEvents(REGISTERED)
                .expectResultMessagePayload(new Written("op-1", 0));
    }

    @Test
    void a_repeat_under_an_older_key_of_the_fingerprint_is_answered_as_the_first() {
        operator.given(REGISTERED)
                .when(register("k2:z", "k1:a"))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("op-1", 0));
    }

    @Test
    void another_registration_under_the_same_key_is_refused() {
        operator.given(REGISTERED)
                .when(register("k1:b"))
                .expectNoEvents()
                .expectException(refusal("IDEMPOTENCY_KEY_REUSED"));
    }

    private static RegisterOperator register(String... fingerprint) {
        return new RegisterOperator(
                "op-1", "Operator", "EUR", new Fingerprint(List.of(fingerprint)), NOW);
    }
}
