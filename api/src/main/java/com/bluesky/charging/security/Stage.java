package com.bluesky.charging.security;

import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;

/**
 * The order in which a request passes the filters. What comes later (signatures, sealed bodies)
 * gets a place between two of these, and nothing else moves.
 */
enum Stage {
    /** The id under which everything that follows is told. */
    REQUEST_ID(-1000),
    /** Around all that may refuse a request without reading its body. */
    UNREAD_BODY(-975),
    /** How often an address may ask for tokens, before anything is read of what it asks. */
    ADDRESS_LIMIT(-950),
    /** Nothing is read of a body that is too large. */
    BODY_LIMIT(-900),
    /** Spring Security's own chain: who calls. Scopes are checked where the operation is known. */
    TOKEN(-100),
    /** Whether the caller's key may be used from there: known only when the key is. */
    ALLOWED_ADDRESS(-90),
    /** How many requests the caller's key may make. */
    KEY_LIMIT(-80);

    private final int order;

    Stage(int order) {
        this.order = order;
    }

    int order() {
        return order;
    }

    /** Registers a filter at this place, for all requests. */
    <F extends Filter> FilterRegistrationBean<F> register(F filter) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.addUrlPatterns("/*");
        return registration;
    }
}
