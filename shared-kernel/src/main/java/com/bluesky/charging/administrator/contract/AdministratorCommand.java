package com.bluesky.charging.administrator.contract;

import com.bluesky.charging.kernel.Change;
import com.bluesky.charging.kernel.Fingerprint;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of an administrator's account. */
public sealed interface AdministratorCommand {

    String administratorId();

    Instant at();

    /** What lets an administrator work or not; a late repeat does not undo what came since. */
    sealed interface Switching extends AdministratorCommand {

        /** The id of this request, by which a repeat of it is known for ever. */
        String requestId();

        Fingerprint fingerprint();
    }

    /**
     * Registers an administrator of an operator; a repeat answers as the first did. Answers {@code
     * Written}.
     *
     * @param emailClaimId {@code email-} and the keyed MAC of operator and lower-cased address; one
     *     administrator at a time holds a claim
     */
    record RegisterAdministrator(
            @TargetAggregateIdentifier String administratorId,
            String operatorId,
            String name,
            String email,
            String emailClaimId,
            Fingerprint fingerprint,
            Instant at)
            implements AdministratorCommand {

        /** Whoever logs it does not log the person. */
        @Override
        public String toString() {
            return "RegisterAdministrator[administratorId=" + administratorId + "]";
        }
    }

    /** Changes an administrator's name and address. Answers {@code Written}. */
    record ChangeAdministrator(
            @TargetAggregateIdentifier String administratorId,
            String name,
            String email,
            String emailClaimId,
            Change change,
            Instant at)
            implements AdministratorCommand {

        /** Whoever logs it does not log the person. */
        @Override
        public String toString() {
            return "ChangeAdministrator[administratorId=" + administratorId + "]";
        }
    }

    /**
     * Lets an administrator do nothing more. One who is so already stays so; a repeat answers as
     * the first did. Answers {@code Written}.
     */
    record DeactivateAdministrator(
            @TargetAggregateIdentifier String administratorId,
            String requestId,
            Fingerprint fingerprint,
            Instant at)
            implements Switching {}

    /**
     * Lets an administrator work again. One who is so already stays so; a repeat answers as the
     * first did. Answers {@code Written}.
     */
    record ReactivateAdministrator(
            @TargetAggregateIdentifier String administratorId,
            String requestId,
            Fingerprint fingerprint,
            Instant at)
            implements Switching {}

    /**
     * Records that an administrator's key was destroyed and frees the claim on the address;
     * repeating it changes nothing. Answers {@code Written}.
     */
    record EraseAdministrator(@TargetAggregateIdentifier String administratorId, Instant at)
            implements AdministratorCommand {}
}
