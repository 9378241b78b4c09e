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
            @Nullable String phoneClaimId,
            String currency,
            String fingerprint,
            Instant registeredAt)
            implements UserEvent {}

    record UserErased(String userId, String operatorId, String customerId, Instant erasedAt)
            implements UserEvent {}
}
