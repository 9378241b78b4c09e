package com.bluesky.charging.operator.contract;

import com.bluesky.charging.kernel.Change;
import com.bluesky.charging.kernel.Fingerprint;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of an operator. */
public sealed interface OperatorCommand {

    String operatorId();

    /**
     * Registers an operator; a repeat answers as the first did. Answers {@code Written}.
     *
     * @param currency ISO 4217 code of all its prices and wallets
     */
    record RegisterOperator(
            @TargetAggregateIdentifier String operatorId,
            String name,
            String currency,
            Fingerprint fingerprint,
            Instant at)
            implements OperatorCommand {}

    /** Changes what an operator is called. Answers {@code Written}. */
    record ChangeOperator(
            @TargetAggregateIdentifier String operatorId, String name, Change change, Instant at)
            implements OperatorCommand {}
}
