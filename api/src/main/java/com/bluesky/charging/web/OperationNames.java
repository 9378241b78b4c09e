package com.bluesky.charging.web;

import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/**
 * The names of the operations, which generated clients use for their methods. They follow from the
 * path, which is a promise anyway, and from the verb that the resource uses: {@code listSites},
 * {@code getOrderBill}, {@code registerUser}, {@code stopOrder}. Where that reads badly, the
 * resource says {@code operationId} itself.
 */
final class OperationNames {

    /** A literal part of a path, and whether it is followed by the id of one of its kind. */
    private record Part(String word, boolean one) {

        String noun() {
            return pascal(one ? singular(word) : word);
        }
    }

    private OperationNames() {}

    static String of(HandlerMethod handler) {
        Operation described = handler.getMethodAnnotation(Operation.class);
        if (described != null && !described.operationId().isEmpty()) {
            return described.operationId();
        }
        List<Part> parts = parts(path(handler));
        String method = handler.getMethod().getName();
        return isGet(handler) ? reading(handler, parts, method) : acting(parts, method);
    }

    private static String reading(HandlerMethod handler, List<Part> parts, String method) {
        StringBuilder name = new StringBuilder();
        name.append(isPage(handler) || method.startsWith("list") ? "list" : "get");
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            boolean last = i == parts.size() - 1;
            name.append(last ? part.noun() : pascal(singular(part.word())));
        }
        return name.toString();
    }

    /** A verb of several words says what it is about; others take it from the path. */
    private static String acting(List<Part> parts, String verb) {
        if (verb.chars().anyMatch(Character::isUpperCase)) {
            return verb;
        }
        Part last = parts.getLast();
        boolean isTheVerb = singular(last.word()).startsWith(verb);
        return verb + (isTheVerb ? target(parts) : pascal(singular(last.word())));
    }

    /** What an action is done to: that of which the path names one, or the whole collection. */
    private static String target(List<Part> parts) {
        List<Part> before = parts.subList(0, parts.size() - 1);
        return before.reversed().stream()
                .filter(Part::one)
                .findFirst()
                .or(() -> before.reversed().stream().findFirst())
                .map(Part::noun)
                .orElse("");
    }

    private static String path(HandlerMethod handler) {
        RequestMapping type =
                AnnotatedElementUtils.findMergedAnnotation(
                        handler.getBeanType(), RequestMapping.class);
        RequestMapping method =
                AnnotatedElementUtils.findMergedAnnotation(
                        handler.getMethod(), RequestMapping.class);
        return first(type) + first(method);
    }

    private static String first(@Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? "" : mapping.path()[0];
    }

    private static boolean isGet(HandlerMethod handler) {
        RequestMapping mapping =
                AnnotatedElementUtils.findMergedAnnotation(
                        handler.getMethod(), RequestMapping.class);
        return mapping != null && List.of(mapping.method()).contains(RequestMethod.GET);
    }

    private static boolean isPage(HandlerMethod handler) {
        Class<?> type = handler.getReturnType().getParameterType();
        return type == Page.class
                || (type == ResponseEntity.class
                        && handler.getReturnType()
                                .getGenericParameterType()
                                .getTypeName()
                                .contains(Page.class.getName()));
    }

    private static List<Part> parts(String path) {
        List<String> segments = List.of(path.substring(1).split("/", -1));
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (!segment.equals("v1") && !segment.startsWith("{")) {
                boolean one = i + 1 < segments.size() && segments.get(i + 1).startsWith("{");
                parts.add(new Part(segment, one));
            }
        }
        return parts;
    }

    private static String singular(String word) {
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        boolean plural = word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us");
        return plural ? word.substring(0, word.length() - 1) : word;
    }

    private static String pascal(String kebab) {
        StringBuilder name = new StringBuilder();
        for (String word : kebab.split("-", -1)) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }
}
