package com.bluesky.charging.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Inet6Address;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The limits on requests.
 *
 * @param keys by API key, for whatever comes with a valid token
 * @param addresses by address, for what comes without one, or with one from where it is of no use
 */
record RateLimits(RateLimit keys, RateLimit addresses) {

    /** Who has one address of IPv6 has 2^64 of them (RFC 6177). */
    private static final int NETWORK_BYTES = 8;

    /** Counts a request that came without a token that is good there. */
    boolean admitsStranger(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return addresses.admits(networkOf(request.getRemoteAddr()), request, response);
    }

    /** Whom an address stands for: itself, or its network. */
    static String networkOf(String address) {
        return AddressRange.address(address)
                .filter(Inet6Address.class::isInstance)
                .map(known ->
                        HexFormat.of().formatHex(Arrays.copyOf(known.getAddress(), NETWORK_BYTES)))
                .orElse(address);
    }
}
