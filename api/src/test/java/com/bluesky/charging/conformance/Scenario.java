package com.bluesky.charging.conformance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test that is run with each {@link Client} that can show its rows, which is the test's
 * parameter. When it passes, that is noted in the {@link Evidence}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(CapableClients.class)
@ExtendWith(Evidence.class)
@interface Scenario {

    /** The rows of {@code docs/ocpp16.md} that it shows. */
    Row[] shows();
}
