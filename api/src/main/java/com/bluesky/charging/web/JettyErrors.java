package com.bluesky.charging.web;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import tools.jackson.databind.json.JsonMapper;

/** Answers what Jetty refuses before any filter runs, such as a malformed request line. */
final class JettyErrors extends ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(JettyErrors.class);
    private static final int LOWEST_FAILURE = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Problem problem =
                ProblemAdvice.ofStatus(
                        HttpStatusCode.valueOf(response.getStatus()), UUID.randomUUID().toString());
        // Anybody can send malformed requests; only our own failures belong in the log.
        if (problem.status() >= LOWEST_FAILURE
                && request.getAttribute(ERROR_EXCEPTION) instanceof Throwable failure) {
            LOG.error("Request {} failed.", problem.requestId(), failure);
        }
        response.setStatus(problem.status());
        response.getHeaders().put(RequestIds.HEADER, problem.requestId());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.write(true, ByteBuffer.wrap(JSON.writeValueAsBytes(problem)), callback);
        return true;
    }
}
