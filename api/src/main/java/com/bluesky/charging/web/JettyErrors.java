package com.bluesky.charging.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import tools.jackson.databind.json.JsonMapper;

/** Answers what Jetty refuses before any filter runs, such as a malformed request line. */
final class JettyErrors extends ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(JettyErrors.class);
    private static final int LOWEST_FAILURE = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static boolean isOfClient(int status) {
        return status < LOWEST_FAILURE || status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED.value();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Object failure = request.getAttribute(ERROR_EXCEPTION);
        // A version of HTTP that it does not know has a status of the server's, 505.
        HttpStatusCode status =
                failure instanceof HttpException refused && isOfClient(refused.getCode())
                        ? HttpStatus.BAD_REQUEST
                        : HttpStatusCode.valueOf(response.getStatus());
        Problem problem = ProblemAdvice.ofStatus(status, UUID.randomUUID().toString());
        // Anybody can send malformed requests or hang up; only our own failures belong in the log.
        if (problem.status() >= LOWEST_FAILURE
                && failure instanceof Throwable cause
                && !(cause instanceof IOException || cause instanceof TimeoutException)) {
            LOG.error("Request {} failed.", problem.requestId(), cause);
        }
        response.setStatus(problem.status());
        response.getHeaders().put(RequestIds.HEADER, problem.requestId());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.write(true, ByteBuffer.wrap(JSON.writeValueAsBytes(problem)), callback);
        return true;
    }
}
