package com.bluesky.charging.operator.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static com.bluesky.charging.kernel.command.Refusals.refusal;

import com.bluesky.charging.kernel.Change;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.operator.contract.OperatorCommand.ChangeOperator;
import com.bluesky.charging.operator.contract.OperatorEvent.OperatorChanged;
import com.bluesky.charging.operator.contract.OperatorEvent.OperatorRegistered;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** What an operator is called may change, and only by who knows what it is called now. */
class OperatorChangeTest {

    private static final OperatorRegistered REGISTERED =
            new OperatorRegistered("op-1", "Operator", "EUR", "k1:a", NOW);

    private final FixtureConfiguration<Operator> operator =
            new AggregateTestFixture<>(Operator.class);

    @Test
    void an_operator_gets_another_name() {
        operator.given(REGISTERED)
                .when(change("New", 0, "k1:x"))
                .expectEvents(changed("New", 0, "k1:x"))
                .expectResultMessagePayload(new Written("op-1", 1));
    }

    @Test
    void a_repeated_change_is_answered_as_the_first() {
        operator.given(REGISTERED, changed("New", 0, "k1:x"))
                .when(change("New", 0, "k1:x"))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("op-1", 1));
    }

    @Test
    void a_change_of_what_somebody_else_changed_meanwhile_is_refused() {
        operator.given(REGISTERED, changed("New", 0, "k1:x"))
                .when(change("Newer", 0, "k1:y"))
                .expectNoEvents()
                .expectException(refusal("PRECONDITION_FAILED"));
    }

    private static ChangeOperator change(String name, long version, String fingerprint) {
        return new ChangeOperator(
                "op-1", name, new Change(version, new Fingerprint(List.of(fingerprint))), NOW);
    }

    private static OperatorChanged changed(String name, long version, String fingerprint) {
        return new OperatorChanged("op-1", name, version, fingerprint, NOW);
    }
}
