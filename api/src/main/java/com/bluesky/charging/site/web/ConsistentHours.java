package com.bluesky.charging.site.web;

import com.bluesky.charging.site.contract.OpeningSpan;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opening hours whose parts do not contradict each other. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Constraint(validatedBy = ConsistentHours.Check.class)
@interface ConsistentHours {
    String message() default "must not contradict themselves";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Points at each part that contradicts another; what is malformed other constraints tell. */
    final class Check implements ConstraintValidator<ConsistentHours, SiteHours> {

        private static final String BACKWARDS = "must be after from; a night is two spans";

        @Override
        public boolean isValid(@Nullable SiteHours hours, ConstraintValidatorContext context) {
            if (hours == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            boolean week = isWeekValid(hours, context);
            boolean dates = areDatesValid(hours, context);
            return week && dates;
        }

        private static boolean isWeekValid(SiteHours hours, ConstraintValidatorContext context) {
            List<SiteHours.Weekly> weekly = Objects.requireNonNullElse(hours.weekly(), List.of());
            if (Boolean.TRUE.equals(hours.alwaysOpen()) && !weekly.isEmpty()) {
                context.buildConstraintViolationWithTemplate(
                                "must be empty where alwaysOpen is true")
                        .addPropertyNode("weekly")
                        .addConstraintViolation();
                return false;
            }
            boolean valid = true;
            for (int i = 0; i < weekly.size(); i++) {
                SiteHours.Weekly span = weekly.get(i);
                if (span != null && isBackwards(span.from(), span.to())) {
                    context.buildConstraintViolationWithTemplate(BACKWARDS)
                            .addPropertyNode("weekly")
                            .addPropertyNode("to")
                            .inIterable()
                            .atIndex(i)
                            .addConstraintViolation();
                    valid = false;
                }
            }
            return valid;
        }

        private static boolean areDatesValid(SiteHours hours, ConstraintValidatorContext context) {
            boolean valid = true;
            Set<LocalDate> dates = new HashSet<>();
            List<SiteHours.Exceptional> exceptions =
                    Objects.requireNonNullElse(hours.exceptions(), List.of());
            for (int i = 0; i < exceptions.size(); i++) {
                SiteHours.Exceptional exception = exceptions.get(i);
                if (exception == null || exception.date() == null) {
                    continue;
                }
                if (!dates.add(exception.date())) {
                    context.buildConstraintViolationWithTemplate("must not be there twice")
                            .addPropertyNode("exceptions")
                            .addPropertyNode("date")
                            .inIterable()
                            .atIndex(i)
                            .addConstraintViolation();
                    valid = false;
                }
                valid &= areSpansValid(exception, i, context);
            }
            return valid;
        }

        private static boolean areSpansValid(
                SiteHours.Exceptional exception, int at, ConstraintValidatorContext context) {
            boolean valid = true;
            List<SiteHours.Span> spans = Objects.requireNonNullElse(exception.spans(), List.of());
            for (int i = 0; i < spans.size(); i++) {
                SiteHours.Span span = spans.get(i);
                if (span != null && isBackwards(span.from(), span.to())) {
                    context.buildConstraintViolationWithTemplate(BACKWARDS)
                            .addPropertyNode("exceptions")
                            .addPropertyNode("spans")
                            .inIterable()
                            .atIndex(at)
                            .addPropertyNode("to")
                            .inIterable()
                            .atIndex(i)
                            .addConstraintViolation();
                    valid = false;
                }
            }
            return valid;
        }

        private static boolean isBackwards(@Nullable String from, @Nullable String to) {
            boolean readable =
                    (from == null || from.matches(SiteHours.FROM))
                            && (to == null || to.matches(SiteHours.TO));
            return readable && !new OpeningSpan(from, to).endsAfterItBegins();
        }
    }
}
