package com.bluesky.charging.security;

import com.bluesky.charging.web.ProblemType;
import org.springframework.http.HttpStatus;

/** Why a caller is not let in. */
enum AccessProblem implements ProblemType {
    TOKEN_REQUIRED(
            HttpStatus.UNAUTHORIZED,
            "The request has no access token.",
            "Get a token from /oauth2/token and send it as Authorization: Bearer."),
    TOKEN_INVALID(
            HttpStatus.UNAUTHORIZED,
            "The access token is not valid, or not any more.",
            "Get a new token. A token lives for 10 minutes, and ends when its API key is revoked."),
    SCOPE_MISSING(
            HttpStatus.FORBIDDEN,
            "The token does not have the scope that this operation needs.",
            "Ask for the scope; the API key must have it."),
    TOO_MANY_REQUESTS(
            HttpStatus.TOO_MANY_REQUESTS,
            "There were more requests than are allowed in a minute.",
            "Wait as many seconds as Retry-After says. The header RateLimit of each answer tells how"
                    + " many requests are left."),
    ADDRESS_NOT_ALLOWED(
            HttpStatus.FORBIDDEN,
            "The API key may not be used from this address.",
            "Call from an address that allowedAddresses of the key contains, or rotate the key with"
                    + " other allowedAddresses."),
    INVALID_CLIENT(
            HttpStatus.UNAUTHORIZED,
            "The API key is not valid, or not any more.",
            "Check the key, and that the client id is its key id or your customer id."),
    INVALID_TOKEN_REQUEST(
            HttpStatus.BAD_REQUEST,
            "The token request is incomplete or says something twice.",
            "Send grant_type=client_credentials once, and the API key as the client secret."),
    UNSUPPORTED_GRANT_TYPE(
            HttpStatus.BAD_REQUEST, "The grant type is not known here.", "Use client_credentials."),
    INVALID_SCOPE(
            HttpStatus.BAD_REQUEST,
            "A scope is unknown, or the API key does not have it.",
            "Ask for scopes of the key, or for none to get all of them.");

    private final HttpStatus status;
    private final String title;
    private final String remedy;

    AccessProblem(HttpStatus status, String title, String remedy) {
        this.status = status;
        this.title = title;
        this.remedy = remedy;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
