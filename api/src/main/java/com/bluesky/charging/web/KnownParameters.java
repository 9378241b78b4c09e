package com.bluesky.charging.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that an operation does not know, or has twice. One that is misspelt
 * would otherwise be ignored, and a list would show everything to somebody who asked for a part of
 * it.
 *
 * <p>One that has a single value may be there once; which of two would hold, nobody could tell.
 */
final class KnownParameters implements HandlerInterceptor {

    private static final String TWICE = "It has one value, so it may be there once.";

    private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    /** Whether a parameter may be there several times, by its name. */
    private final Map<Method, SortedMap<String, Boolean>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod operation) {
            SortedMap<String, Boolean> names =
                    known.computeIfAbsent(operation.getMethod(), _ -> namesOf(operation));
            List<FieldProblem> wrong = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            Set<String> told = new HashSet<>();
            sent(request.getQueryString())
                    .forEach(name -> {
                        Boolean repeatable = names.get(name);
                        boolean again = !seen.add(name);
                        if (repeatable == null && told.add(name)) {
                            wrong.add(FieldProblem.ofParameter(name, detail(names.keySet())));
                        } else if (Boolean.FALSE.equals(repeatable) && again && told.add(name)) {
                            wrong.add(FieldProblem.ofParameter(name, TWICE));
                        }
                    });
            if (!wrong.isEmpty()) {
                throw new RequestRejected(
                        RequestProblem.INVALID_PARAMETER,
                        RequestProblem.INVALID_PARAMETER.remedy(),
                        wrong);
            }
        }
        return true;
    }

    private static String detail(Set<String> names) {
        return names.isEmpty()
                ? "This operation has no query parameters."
                : "This operation does not know it. It knows: " + String.join(", ", names) + ".";
    }

    /** The names that an operation knows, in the order of the alphabet. */
    private static SortedMap<String, Boolean> namesOf(HandlerMethod operation) {
        SortedMap<String, Boolean> names = new TreeMap<>();
        Stream.of(operation.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .forEach(parameter -> names.put(nameOf(parameter), isMany(parameter)));
        return names;
    }

    private static boolean isMany(MethodParameter parameter) {
        return Collection.class.isAssignableFrom(parameter.getParameterType());
    }

    private static String nameOf(MethodParameter parameter) {
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        if (annotation != null && !annotation.name().isEmpty()) {
            return annotation.name();
        }
        parameter.initParameterNameDiscovery(NAMES);
        String name = parameter.getParameterName();
        if (name == null) {
            throw new IllegalStateException("Compile with -parameters: " + parameter);
        }
        return name;
    }

    /** The names in a query. The body is left alone: to ask Jetty may read a form out of it. */
    private static Stream<String> sent(@Nullable String query) {
        return query == null
                ? Stream.empty()
                : Stream.of(query.split("&", -1))
                        .filter(part -> !part.isEmpty())
                        .map(part -> decoded(part.split("=", 2)[0]));
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name; // No name of ours has a percent sign, so this one is unknown as it is.
        }
    }
}
