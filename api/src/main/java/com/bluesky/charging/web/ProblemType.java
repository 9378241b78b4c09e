package com.bluesky.charging.web;

import org.springframework.http.HttpStatus;

/**
 * One kind of problem that this API answers with. What a command handler refuses has its type in
 * the contract of its feature; the others are enumerated here and in {@code security}, one enum for
 * each group. All of them are listed in {@code docs/errors.md}.
 */
public interface ProblemType {

    /** A stable code in upper snake case; clients decide by it. */
    String name();

    HttpStatus status();

    /** What happened, the same for every occurrence. */
    String title();

    /** What a client should do about it; the detail of each occurrence says so. */
    String remedy();
}
