package com.bluesky.charging.order.web.stream;

import com.bluesky.charging.web.ProblemType;
import org.springframework.http.HttpStatus;

/** Why no stream is opened. */
enum StreamProblem implements ProblemType {
    TOO_MANY_STREAMS(
            HttpStatus.TOO_MANY_REQUESTS,
            "As many streams are open as may be, for the token, for its key or on the server.",
            "Close a stream that is not needed any more, or list orders with updatedSince. When the"
                    + " server holds no more, try again later.");

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
