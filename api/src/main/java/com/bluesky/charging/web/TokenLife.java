package com.bluesky.charging.web;

import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * How long the token of a request serves its bearer. An answer that goes on and on must end with
 * it.
 *
 * @param tokenId unique among all tokens
 * @param expiresAt when it is over at the latest
 * @param keyId of the key that it was made from
 * @param stands whether it was not ended before; cheap to ask again and again
 */
public record TokenLife(String tokenId, Instant expiresAt, String keyId, BooleanSupplier stands) {}
