package com.bluesky.charging.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem documents where no controller is reached: in filters and by security. */
@Component
public final class Problems {

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    /** Answers with a problem of which nothing more is known than its type. */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemType type)
            throws IOException {
        write(request, response, type, type.remedy());
    }

    /**
     * Answers with a problem, unless an answer is on its way already.
     *
     * @param detail one sentence on this occurrence, without secrets; what to do next is added
     */
    public void write(
            HttpServletRequest request,
            HttpServletResponse response,
            ProblemType type,
            String detail)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body =
                json.writeValueAsBytes(Problem.of(type, detail, RequestIds.of(request), List.of()));
        response.setStatus(type.status().value());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
