package com.bluesky.charging.web;

import com.bluesky.charging.kernel.Refused;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers every exception that leaves a controller with a problem document. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final String RETRY_AFTER_SECONDS = "1";

    @ExceptionHandler
    ResponseEntity<Object> refused(Refused refused, WebRequest request) {
        return answer(Problem.of(refused.refusal(), requestId(request)), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> rejected(RequestRejected rejected, WebRequest request) {
        return answer(rejected.problem(requestId(request)), new HttpHeaders());
    }

    /** Jetty reads query and form when somebody asks for them, and may find that they are none. */
    @ExceptionHandler({
        HttpException.RuntimeException.class,
        HttpException.IllegalArgumentException.class,
        HttpException.IllegalStateException.class
    })
    ResponseEntity<Object> malformed(RuntimeException failure, WebRequest request) {
        HttpStatusCode status = HttpStatusCode.valueOf(((HttpException) failure).getCode());
        if (status.is5xxServerError()) {
            LOG.error("Request {} failed.", requestId(request), failure);
        }
        return answer(ofStatus(status, requestId(request)), new HttpHeaders());
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> failed(Exception failure, WebRequest request)
            throws Exception {
        if (failure instanceof AuthenticationException
                || failure instanceof AccessDeniedException) {
            // Security answers these itself, also when they come from behind its filters.
            throw failure;
        }
        if (isClientGone(failure)) {
            return null;
        }
        String requestId = requestId(request);
        LOG.error("Request {} failed.", requestId, failure);
        ServerProblem type = ServerProblem.INTERNAL_ERROR;
        return answer(Problem.of(type, requestId), new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (isClientGone(failure)) {
            return null;
        }
        Problem problem = problem(failure, status, requestId(request));
        if (problem.status() == ServerProblem.INTERNAL_ERROR.status().value()) {
            LOG.error("Request {} failed.", problem.requestId(), failure);
        }
        return answer(problem, headers);
    }

    /** Nobody is there to be answered, and a client that hangs up is no failure of ours. */
    private static boolean isClientGone(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AsyncRequestNotUsableException) {
                LOG.debug("A client hung up before it had its answer.", failure);
                return true;
            }
        }
        return false;
    }

    private static Problem problem(Exception failure, HttpStatusCode status, String requestId) {
        return switch (failure) {
            case HttpMessageNotReadableException e -> UnreadableBody.of(e).problem(requestId);
            case MethodArgumentNotValidException e -> invalidFields(e, requestId);
            case HandlerMethodValidationException e -> invalidParameters(e, requestId);
            case MissingRequestHeaderException e -> missingHeader(e, requestId);
            case MissingServletRequestParameterException e ->
                    invalidParameter(
                            e.getParameterName(), "This parameter is required.", requestId);
            case MethodArgumentTypeMismatchException e -> mismatch(e, requestId);
            case TypeMismatchException e ->
                    invalidParameter(
                            String.valueOf(e.getPropertyName()),
                            ExpectedValue.of(e.getRequiredType()),
                            requestId);
            case HttpRequestMethodNotSupportedException e ->
                    Problem.of(
                            RequestProblem.METHOD_NOT_ALLOWED,
                            e.getMethod() + " is not known here.",
                            requestId,
                            List.of());
            default -> ofStatus(status, requestId);
        };
    }

    /** The problem that a bare status stands for. */
    static Problem ofStatus(HttpStatusCode status, String requestId) {
        ProblemType type =
                switch (status.value()) {
                    case 404 -> RequestProblem.NOT_FOUND;
                    case 405 -> RequestProblem.METHOD_NOT_ALLOWED;
                    case 406 -> RequestProblem.NOT_ACCEPTABLE;
                    case 413 -> RequestProblem.BODY_TOO_LARGE;
                    case 415 -> RequestProblem.UNSUPPORTED_MEDIA_TYPE;
                    default ->
                            status.is4xxClientError()
                                    ? RequestProblem.MALFORMED_REQUEST
                                    : ServerProblem.INTERNAL_ERROR;
                };
        return Problem.of(type, requestId);
    }

    private static Problem invalidFields(
            MethodArgumentNotValidException failure, String requestId) {
        List<FieldProblem> errors = new ArrayList<>();
        failure.getFieldErrors()
                .forEach(error ->
                        errors.add(
                                FieldProblem.ofField(
                                        JsonPaths.pointer(error.getField()), message(error))));
        failure.getGlobalErrors()
                .forEach(error -> errors.add(FieldProblem.ofField("", message(error))));
        RequestProblem type = RequestProblem.INVALID_FIELD;
        return Problem.of(type, type.remedy(), requestId, errors);
    }

    private static Problem invalidParameters(
            HandlerMethodValidationException failure, String requestId) {
        List<FieldProblem> errors = new ArrayList<>();
        boolean inBody = false;
        for (ParameterValidationResult result : failure.getParameterValidationResults()) {
            if (result instanceof ParameterErrors body) {
                inBody = true;
                body.getFieldErrors()
                        .forEach(error ->
                                errors.add(
                                        FieldProblem.ofField(
                                                JsonPaths.pointer(error.getField()),
                                                message(error))));
            } else {
                String name = String.valueOf(result.getMethodParameter().getParameterName());
                result.getResolvableErrors()
                        .forEach(error ->
                                errors.add(
                                        FieldProblem.ofParameter(
                                                name, String.valueOf(error.getDefaultMessage()))));
            }
        }
        RequestProblem type =
                inBody ? RequestProblem.INVALID_FIELD : RequestProblem.INVALID_PARAMETER;
        return Problem.of(type, type.remedy(), requestId, errors);
    }

    private static Problem missingHeader(MissingRequestHeaderException failure, String requestId) {
        if (failure.getHeaderName().equals(IdempotencyKey.HEADER)) {
            RequestProblem type = RequestProblem.IDEMPOTENCY_KEY_REQUIRED;
            return Problem.of(type, requestId);
        }
        if (failure.getHeaderName().equals(IfMatch.HEADER)) {
            RequestProblem type = RequestProblem.PRECONDITION_REQUIRED;
            return Problem.of(type, requestId);
        }
        return invalidParameter(failure.getHeaderName(), "This header is required.", requestId);
    }

    /** A parameter's own type may say more precisely what is wrong with its value. */
    private static Problem mismatch(MethodArgumentTypeMismatchException failure, String requestId) {
        Class<?> type = failure.getRequiredType();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RequestRejected rejected) {
                return rejected.problem(requestId);
            }
            if (cause instanceof ConversionFailedException conversion) {
                // The innermost is about one item where there is a list of them.
                type = conversion.getTargetType().getType();
            }
        }
        return invalidParameter(failure.getName(), ExpectedValue.of(type), requestId);
    }

    private static Problem invalidParameter(String name, String detail, String requestId) {
        RequestProblem type = RequestProblem.INVALID_PARAMETER;
        return Problem.of(
                type, type.remedy(), requestId, List.of(FieldProblem.ofParameter(name, detail)));
    }

    private static String message(DefaultMessageSourceResolvable error) {
        return String.valueOf(error.getDefaultMessage());
    }

    private static String requestId(WebRequest request) {
        return RequestIds.of(((ServletWebRequest) request).getRequest());
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders given) {
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(given);
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()
                || problem.status() == HttpStatus.TOO_MANY_REQUESTS.value()) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.parseMediaType(Problem.MEDIA_TYPE))
                .body(problem);
    }
}
