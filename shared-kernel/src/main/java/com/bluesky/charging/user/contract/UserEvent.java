package com.bluesky.charging.user.contract;

import com.bluesky.charging.kernel.PersonalData;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a user. */
public sealed interface UserEvent {

    String userId();

    record UserRegistered(
            String userId,
            String operatorId,
            String customerId,
            @PersonalData @Nullable String name,
            @PersonalData @Nullable String phone,
            @PersonalData @Nullable String email,
            @PersonalData @Nullable String externalReference,
            @Nullable String phoneClaimId,
            String currency,
            String fingerprint,
            Instant registeredAt)
            implements UserEvent {}

    /**
     * What is known of the user from then on; all of it, also what stayed.
     *
     * @param basedOnVersion the version that the change was made for
     */
    record UserChanged(
            String userId,
            String operatorId,
            String customerId,
            @PersonalData @Nullable String name,
            @PersonalData @Nullable String phone,
            @PersonalData @Nullable String email,
            @PersonalData @Nullable String externalReference,
            @Nullable String phoneClaimId,
            long basedOnVersion,
            String fingerprint,
            Instant at)
            implements UserEvent {}

    /** The user begins no more charges. */
    record UserDeactivated(String userId, String operatorId, String customerId, Instant at)
            implements UserEvent {}

    /** The user may begin charges again. */
    record UserReactivated(String userId, String operatorId, String customerId, Instant at)
            implements UserEvent {}

    record UserErased(String userId, String operatorId, String customerId, Instant erasedAt)
            implements UserEvent {}
}
