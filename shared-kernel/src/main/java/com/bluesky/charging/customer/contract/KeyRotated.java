package com.bluesky.charging.customer.contract;

import java.time.Instant;

/**
 * What the rotation of an API key answers.
 *
 * @param keyId the new key
 * @param formerEndsAt when the key that was replaced ends
 * @param version of the customer, as {@code Written} has it
 */
public record KeyRotated(String keyId, Instant formerEndsAt, long version) {}
