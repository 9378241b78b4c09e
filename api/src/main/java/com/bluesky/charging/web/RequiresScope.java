package com.bluesky.charging.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scopes that a token needs for an operation: all of {@link #value()}, or one of {@link #or()}.
 * An operation under {@code /v1} without one is refused.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RequiresScope {
    Scope[] value();

    /** Each of these will do instead. */
    Scope[] or() default {};
}
