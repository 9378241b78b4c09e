package com.bluesky.charging.administrator.contract;

import com.bluesky.charging.kernel.PersonalData;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to an administrator's account. */
public sealed interface AdministratorEvent {

    String administratorId();

    record AdministratorRegistered(
            String administratorId,
            String operatorId,
            @PersonalData(subject = "administratorId") @Nullable String name,
            @PersonalData(subject = "administratorId") @Nullable String email,
            String emailClaimId,
            String fingerprint,
            Instant registeredAt)
            implements AdministratorEvent {}

    /**
     * Name and address are these now.
     *
     * @param basedOnVersion the version that who changed it had read
     */
    record AdministratorChanged(
            String administratorId,
            String operatorId,
            @PersonalData(subject = "administratorId") @Nullable String name,
            @PersonalData(subject = "administratorId") @Nullable String email,
            String emailClaimId,
            long basedOnVersion,
            String fingerprint,
            Instant changedAt)
            implements AdministratorEvent {}

    record AdministratorDeactivated(String administratorId, String operatorId, Instant at)
            implements AdministratorEvent {}

    record AdministratorReactivated(String administratorId, String operatorId, Instant at)
            implements AdministratorEvent {}

    record AdministratorErased(String administratorId, String operatorId, Instant erasedAt)
            implements AdministratorEvent {}
}
