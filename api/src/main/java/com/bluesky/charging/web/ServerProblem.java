package com.bluesky.charging.web;

import org.springframework.http.HttpStatus;

/** What can go wrong although the request is right. */
public enum ServerProblem implements ProblemType {
    NOT_READABLE_YET(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The version that was asked for cannot be read yet.",
            "Ask again after the seconds in Retry-After."),
    OUTCOME_UNKNOWN(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The request was not answered in time; it may have been carried out.",
            "Repeat it with the same Idempotency-Key: it is carried out once."),
    INTERNAL_ERROR(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "The server failed.",
            "Repeat the request with the same Idempotency-Key, and report the requestId.");

    private final HttpStatus status;
    private final String title;
    private final String remedy;

    ServerProblem(HttpStatus status, String title, String remedy) {
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
