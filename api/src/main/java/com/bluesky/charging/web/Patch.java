package com.bluesky.charging.web;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a change: a merge patch (RFC 7396). A field that it has replaces the present value, a
 * null takes an optional value away, what it does not name stays as it is.
 *
 * @param <T> what may be changed: a record of the resource's content, with its constraints
 */
public final class Patch<T> {

    /** The media type of a merge patch; {@code application/json} is understood too. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectNode changes;
    private final JavaType content;
    private final JsonMapper json;
    private final Validator validator;

    Patch(ObjectNode changes, JavaType content, JsonMapper json, Validator validator) {
        this.changes = changes;
        this.content = content;
        this.json = json;
        this.validator = validator;
    }

    /** What is asked for; a fingerprint is taken of it. */
    @JsonValue
    ObjectNode changes() {
        return changes.deepCopy();
    }

    /**
     * The content after the change.
     *
     * @param current the content as it is now
     * @throws RequestRejected when the patch has an unknown field or a value that is not allowed
     */
    public T onto(T current) {
        T changed = merged(current);
        Set<ConstraintViolation<T>> violations = validator.validate(changed);
        if (!violations.isEmpty()) {
            List<FieldProblem> errors =
                    violations.stream()
                            .map(violation ->
                                    FieldProblem.ofField(
                                            JsonPaths.pointer(
                                                    violation.getPropertyPath().toString()),
                                            violation.getMessage()))
                            .sorted(FieldProblem.BY_POINTER)
                            .toList();
            throw new RequestRejected(RequestProblem.INVALID_FIELD, errors);
        }
        return changed;
    }

    private T merged(T current) {
        JsonNode tree = json.valueToTree(current);
        if (!(tree instanceof ObjectNode target)) {
            throw new IllegalArgumentException("Only records can be changed by a patch.");
        }
        merge(target, changes);
        try {
            return json.treeToValue(target, content);
        } catch (JacksonException e) {
            throw UnreadableBody.of(e);
        }
    }

    /** A null stays in the tree: whether the field exists and may be empty is for its record. */
    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties()
                .forEach(field -> {
                    if (field.getValue() instanceof ObjectNode inner
                            && target.get(field.getKey()) instanceof ObjectNode present) {
                        merge(present, inner);
                    } else {
                        target.set(field.getKey(), field.getValue().deepCopy());
                    }
                });
    }
}
