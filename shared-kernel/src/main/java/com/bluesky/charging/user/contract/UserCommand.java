package com.bluesky.charging.user.contract;

import com.bluesky.charging.kernel.Fingerprint;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of a user. */
public sealed interface UserCommand {

    String userId();

    /**
     * Registers a user of a customer; a repeat answers as the first did. Answers {@code Written}.
     *
     * @param phone E.164, such as {@code +8613800000000}
     * @param phoneClaimId {@code phone-} and the keyed MAC of customer and phone, null exactly when
     *     phone is; one user at a time holds a claim
     * @param currency ISO 4217 code of the user's wallet
     */
    record RegisterUser(
            @TargetAggregateIdentifier String userId,
            String operatorId,
            String customerId,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String phoneClaimId,
            String currency,
            Fingerprint fingerprint,
            Instant at)
            implements UserCommand {}

    /**
     * Records that a user's key was destroyed and frees the claim on the phone; repeating it
     * changes nothing. Answers {@code Written}.
     */
    record EraseUser(@TargetAggregateIdentifier String userId, Instant at) implements UserCommand {}
}
