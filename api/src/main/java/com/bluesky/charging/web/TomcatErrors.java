package com.bluesky.charging.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what Tomcat refuses before any filter runs, such as a malformed request line. Tomcat
 * makes it by the name of its class, so it is public and has no arguments.
 */
public final class TomcatErrors extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(TomcatErrors.class);
    private static final int LOWEST_ERROR = 400;
    private static final int LOWEST_FAILURE = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < LOWEST_ERROR
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        Problem problem =
                ProblemAdvice.ofStatus(HttpStatusCode.valueOf(status), RequestIds.of(request));
        // Anybody can send malformed requests; only our own failures belong in the log.
        if (failure != null && problem.status() >= LOWEST_FAILURE) {
            LOG.error("Request {} failed.", problem.requestId(), failure);
        }
        response.setHeader(RequestIds.HEADER, problem.requestId());
        response.setContentType(Problem.MEDIA_TYPE);
        try {
            response.setStatus(problem.status());
            response.getOutputStream()
                    .write(JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("Request {} could not be told what went wrong.", problem.requestId(), e);
        }
    }
}
