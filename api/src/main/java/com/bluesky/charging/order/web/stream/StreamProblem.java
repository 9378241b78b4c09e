package com.bluesky.charging.order.web.stream;

import com.bluesky.charging.web.ProblemType;
import org.springframework.http.HttpStatus;

/** Why no stream is opened. */
enum StreamProblem implements ProblemType {
    TOO_MANY_STREAMS(
            HttpStatus.TOO_MANY_REQUESTS,
            "The token has "
                    + StreamLimits.STREAMS_PER_TOKEN
                    + " streams open, which is as many as it may have.",
            "Close a stream that is not needed any more, or list orders with updatedSince.");

    private final HttpStatus status;
    private final String title;
    private final String remedy;

    StreamProblem(HttpStatus status, String title, String remedy) {
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
