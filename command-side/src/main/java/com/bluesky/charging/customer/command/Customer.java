package com.bluesky.charging.customer.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.customer.contract.CustomerCommand.ChangeCustomer;
import com.bluesky.charging.customer.contract.CustomerCommand.IssueApiKey;
import com.bluesky.charging.customer.contract.CustomerCommand.RegisterCustomer;
import com.bluesky.charging.customer.contract.CustomerCommand.RevokeApiKey;
import com.bluesky.charging.customer.contract.CustomerCommand.RotateApiKey;
import com.bluesky.charging.customer.contract.CustomerEvent;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyIssued;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyRevoked;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyRotated;
import com.bluesky.charging.customer.contract.CustomerEvent.CustomerChanged;
import com.bluesky.charging.customer.contract.CustomerEvent.CustomerRegistered;
import com.bluesky.charging.customer.contract.KeyRotated;
import com.bluesky.charging.kernel.ChangeIsCurrent;
import com.bluesky.charging.kernel.LastChange;
import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.kernel.Written;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A party that may call the API, and what became of its keys. Their secrets are not known here. */
@Aggregate(type = "Customer", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class Customer {

    @AggregateIdentifier private @Nullable String customerId;
    private String operatorId = "";
    private String fingerprint = "";
    private long version = -1;
    private long changedIn;
    private @Nullable LastChange lastChange;
    private Map<String, IssuedKey> keys = new HashMap<>();

    /** When a key was to end, as the rotation to its successor answered; by the successor's id. */
    private Map<String, Instant> formerEnds = new HashMap<>();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Written decide(RegisterCustomer c) {
        if (customerId != null) {
            new RepeatIsTheSameRequest(fingerprint, c.fingerprint()).orRefuse();
        } else {
            apply(
                    new CustomerRegistered(
                            c.customerId(),
                            c.operatorId(),
                            c.name(),
                            c.paymentMode(),
                            c.currency(),
                            c.fingerprint().current(),
                            c.at()));
        }
        return new Written(c.customerId(), 0);
    }

    @CommandHandler
    Written decide(ChangeCustomer c) {
        if (lastChange == null || !lastChange.isRepeatedBy(c.change())) {
            new ChangeIsCurrent(changedIn, version, c.change()).orRefuse();
            apply(
                    new CustomerChanged(
                            c.customerId(),
                            operatorId,
                            c.name(),
                            c.change().expectedVersion(),
                            c.change().fingerprint().current(),
                            c.at()));
        }
        return new Written(c.customerId(), changedIn);
    }

    @CommandHandler
    Written decide(IssueApiKey c) {
        IssuedKey known = keys.get(c.keyId());
        if (known != null) {
            new RepeatIsTheSameRequest(known.fingerprint(), c.fingerprint()).orRefuse();
            return new Written(c.customerId(), known.issuedVersion());
        }
        new CustomerHasFewActiveKeys(activeKeys(c.at())).orRefuse();
        requireRoomFor(c.expiresAt(), c.at());
        apply(
                new ApiKeyIssued(
                        c.customerId(),
                        operatorId,
                        c.keyId(),
                        c.scopes(),
                        c.allowedAddresses(),
                        c.expiresAt(),
                        c.fingerprint().current(),
                        c.at()));
        return new Written(c.customerId(), version);
    }

    @CommandHandler
    KeyRotated decide(RotateApiKey c) {
        IssuedKey known = keys.get(c.successorId());
        if (known != null) {
            new RepeatIsTheSameRequest(known.fingerprint(), c.fingerprint()).orRefuse();
            return rotated(c, known.issuedVersion());
        }
        new CustomerHasThisKey(keys.keySet(), c.keyId()).orRefuse();
        IssuedKey former = key(c.keyId());
        new KeyIsActive(c.keyId(), former.isActiveAt(c.at())).orRefuse();
        // A key that ends at once makes room for its successor.
        long ending = c.overlapSeconds() == 0 ? 1 : 0;
        new CustomerHasFewActiveKeys(activeKeys(c.at()) - ending).orRefuse();
        requireRoomFor(c.expiresAt(), c.at());
        apply(
                new ApiKeyRotated(
                        c.customerId(),
                        operatorId,
                        c.keyId(),
                        c.successorId(),
                        former.endAfter(c.at().plusSeconds(c.overlapSeconds())),
                        c.at()));
        apply(
                new ApiKeyIssued(
                        c.customerId(),
                        operatorId,
                        c.successorId(),
                        c.scopes(),
                        c.allowedAddresses(),
                        c.expiresAt(),
                        c.fingerprint().current(),
                        c.at()));
        return rotated(c, version);
    }

    @CommandHandler
    Written decide(RevokeApiKey c) {
        new CustomerHasThisKey(keys.keySet(), c.keyId()).orRefuse();
        Long revoked = key(c.keyId()).revokedVersion();
        if (revoked != null) {
            return new Written(c.customerId(), revoked);
        }
        apply(new ApiKeyRevoked(c.customerId(), operatorId, c.keyId(), c.at()));
        return new Written(c.customerId(), version);
    }

    private void requireRoomFor(@Nullable Instant expiresAt, Instant at) {
        new CustomerHadFewKeys(keys.size()).orRefuse();
        new KeyExpiresLater(expiresAt, at).orRefuse();
    }

    private KeyRotated rotated(RotateApiKey c, long inVersion) {
        return new KeyRotated(
                c.successorId(),
                Objects.requireNonNull(formerEnds.get(c.successorId())),
                inVersion);
    }

    private long activeKeys(Instant at) {
        return keys.values().stream().filter(key -> key.isActiveAt(at)).count();
    }

    private IssuedKey key(String keyId) {
        return Objects.requireNonNull(keys.get(keyId));
    }

    @EventSourcingHandler
    void evolve(CustomerEvent event) {
        version++;
        switch (event) {
            case CustomerRegistered e -> {
                customerId = e.customerId();
                operatorId = e.operatorId();
                fingerprint = e.fingerprint();
            }
            case CustomerChanged e -> {
                changedIn = version;
                lastChange = new LastChange(e.basedOnVersion(), e.fingerprint());
            }
            case ApiKeyIssued e ->
                    keys.put(
                            e.keyId(),
                            new IssuedKey(e.fingerprint(), e.expiresAt(), version, null));
            case ApiKeyRotated e -> {
                keys.put(e.keyId(), key(e.keyId()).endingAt(e.endsAt()));
                formerEnds.put(e.successorId(), e.endsAt());
            }
            case ApiKeyRevoked e -> keys.put(e.keyId(), key(e.keyId()).revokedIn(version));
        }
    }
}
