package com.bluesky.charging.device.adapter.wire;

import java.util.Arrays;

/**
 * The error codes of a CALLERROR, spelled as OCPP-J 1.6 §4.2.3 spells them: {@code
 * FormationViolation} and {@code OccurenceConstraintViolation} differ from its errata and from
 * later versions, whose spellings are understood too.
 */
public enum ErrorCode {
    /** The action is not known. */
    NOT_IMPLEMENTED("NotImplemented"),
    /** The action is known but not supported. */
    NOT_SUPPORTED("NotSupported"),
    /** Something inside failed, and the action could not be carried out; it may be repeated. */
    INTERNAL_ERROR("InternalError"),
    /** The payload is incomplete. */
    PROTOCOL_ERROR("ProtocolError"),
    SECURITY_ERROR("SecurityError"),
    /** The payload is no JSON, or not of the structure that the action has. */
    FORMATION_VIOLATION("FormationViolation", "FormatViolation"),
    /** At least one field holds a value that it may not have. */
    PROPERTY_CONSTRAINT_VIOLATION("PropertyConstraintViolation"),
    /** At least one field is missing, or occurs too often. */
    OCCURENCE_CONSTRAINT_VIOLATION("OccurenceConstraintViolation", "OccurrenceConstraintViolation"),
    /** At least one field is of another type. */
    TYPE_CONSTRAINT_VIOLATION("TypeConstraintViolation"),
    GENERIC_ERROR("GenericError");

    private final String wireName;

    /** Another spelling that piles use. */
    private final String alias;

    ErrorCode(String wireName) {
        this(wireName, wireName);
    }

    ErrorCode(String wireName, String alias) {
        this.wireName = wireName;
        this.alias = alias;
    }

    /** The code as it stands in a frame. */
    public String wireName() {
        return wireName;
    }

    /** The code that a pile sent; what no version of the specification knows is generic. */
    static ErrorCode of(String wireName) {
        return Arrays.stream(values())
                .filter(code -> code.wireName.equals(wireName) || code.alias.equals(wireName))
                .findFirst()
                .orElse(GENERIC_ERROR);
    }
}
