package com.bluesky.charging.user.contract;

import com.bluesky.charging.kernel.Change;
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
     * @param externalReference what the customer calls the user elsewhere
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
            @Nullable String externalReference,
            @Nullable String phoneClaimId,
            String currency,
            Fingerprint fingerprint,
            Instant at)
            implements UserCommand {

        /** Whoever logs it does not log the person. */
        @Override
        public String toString() {
            return "RegisterUser[userId=" + userId + "]";
        }
    }

    /**
     * Replaces what is known of a user; the claim on the phone moves with it. A repeat of the
     * latest change answers as it did. Answers {@code Written}.
     *
     * @param phone as in {@link RegisterUser}
     * @param phoneClaimId as in {@link RegisterUser}
     */
    record ChangeUser(
            @TargetAggregateIdentifier String userId,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String externalReference,
            @Nullable String phoneClaimId,
            Change change,
            Instant at)
            implements UserCommand {

        /** Whoever logs it does not log the person. */
        @Override
        public String toString() {
            return "ChangeUser[userId=" + userId + "]";
        }
    }

    /**
     * Lets a user begin no more charges; what runs goes on, and what is owed can be paid. A user
     * who is so already stays so; a repeat answers as the first did. Answers {@code Written}.
     *
     * @param requestId the id of this request, by which a repeat of it is known for ever
     */
    record DeactivateUser(
            @TargetAggregateIdentifier String userId,
            String requestId,
            Fingerprint fingerprint,
            Instant at)
            implements StandingCommand {}

    /**
     * Lets a user begin charges again. A user who is so already stays so; a repeat answers as the
     * first did. Answers {@code Written}.
     *
     * @param requestId the id of this request, by which a repeat of it is known for ever
     */
    record ReactivateUser(
            @TargetAggregateIdentifier String userId,
            String requestId,
            Fingerprint fingerprint,
            Instant at)
            implements StandingCommand {}

    /** What is remembered for ever, so that a late repeat undoes nothing that was decided since. */
    sealed interface StandingCommand extends UserCommand {

        String requestId();

        Fingerprint fingerprint();

        Instant at();
    }

    /**
     * Records that a user's key was destroyed and frees the claim on the phone; repeating it
     * changes nothing. Answers {@code Written}.
     */
    record EraseUser(@TargetAggregateIdentifier String userId, Instant at) implements UserCommand {}
}
