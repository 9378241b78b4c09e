package com.bluesky.charging.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the container sends what was answered with a bare status, such as by a firewall. */
@RestController
@Hidden
final class ErrorPage implements ErrorController {

    private static final int UNKNOWN = 500;

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<Problem> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Somebody who asks for this page by its address finds nothing.
        int code = status instanceof Integer known ? known : 404;
        Problem problem =
                ProblemAdvice.ofStatus(
                        HttpStatusCode.valueOf(code < 400 ? UNKNOWN : code),
                        RequestIds.of(request));
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.parseMediaType(Problem.MEDIA_TYPE))
                .body(problem);
    }
}
