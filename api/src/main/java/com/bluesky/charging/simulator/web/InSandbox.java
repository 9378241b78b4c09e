package com.bluesky.charging.simulator.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * A bean that is there only where a sandbox is: the start wants one, and the platform has one or is
 * about to get it, because it is new.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Conditional(InSandbox.HasSandbox.class)
public @interface InSandbox {

    /** Looks at the setting, and at what former starts have left. */
    final class HasSandbox implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            boolean wanted =
                    context.getEnvironment().getProperty("bluesky.sandbox", Boolean.class, true);
            Path data = Path.of(context.getEnvironment().getProperty("bluesky.data", "data"));
            boolean made = Files.exists(data.resolve("sandbox.json"));
            boolean anew = !Files.exists(data.resolve("platform.json"));
            return wanted && (made || anew);
        }
    }
}
