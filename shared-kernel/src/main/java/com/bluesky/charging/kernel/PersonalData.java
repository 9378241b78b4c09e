package com.bluesky.charging.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a {@code @Nullable String} component of an event that says something about a person. The
 * event serializer encrypts it with the subject's own key; after that key was destroyed it reads as
 * null.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface PersonalData {

    /** The component of the same event that holds the id of the person. */
    String subject() default "userId";
}
