package com.bluesky.charging.site.web;

import com.bluesky.charging.site.contract.ExceptionalDay;
import com.bluesky.charging.site.contract.OpeningHours;
import com.bluesky.charging.site.contract.OpeningSpan;
import com.bluesky.charging.site.contract.WeeklyOpening;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When drivers can get to a site, by the clock on its wall.
 *
 * @param alwaysOpen day and night; there are no weekly spans then
 * @param weekly the spans of an ordinary week; they may overlap. Without any, and not always open,
 *     the site is closed
 * @param exceptions dates on which other hours hold
 */
@Schema(name = "OpeningHours")
@ConsistentHours
record SiteHours(
        @Nullable Boolean alwaysOpen,
        @Size(max = OpeningHours.WEEKLY_MAX) @Nullable List<@NotNull @Valid Weekly> weekly,
        @Size(max = OpeningHours.EXCEPTIONS_MAX)
                @Nullable List<@NotNull @Valid Exceptional> exceptions) {

    static final String FROM = "([01][0-9]|2[0-3]):[0-5][0-9]";
    static final String TO = FROM + "|24:00";

    static SiteHours of(OpeningHours hours) {
        return new SiteHours(
                hours.alwaysOpen(),
                hours.weekly().stream().map(Weekly::of).toList(),
                hours.exceptions().stream().map(Exceptional::of).toList());
    }

    OpeningHours hours() {
        return new OpeningHours(
                Boolean.TRUE.equals(alwaysOpen),
                orNone(weekly).stream().map(Weekly::opening).toList(),
                orNone(exceptions).stream().map(Exceptional::day).toList());
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }

    /**
     * A span that comes back each week.
     *
     * @param days when it holds; absent or empty means every day
     * @param from time of day from which it holds; absent means midnight
     * @param to time of day until which it holds, {@code 24:00} being the end of the day; absent
     *     means the end of the day. A night is two spans
     */
    @Schema(name = "WeeklyOpening")
    record Weekly(
            @Size(max = 7) @Nullable List<@NotNull DayOfWeek> days,
            @Pattern(regexp = FROM, message = "must be HH:mm") @Schema(example = "08:00")
                    @Nullable String from,
            @Pattern(regexp = TO, message = "must be HH:mm or 24:00") @Schema(example = "22:00")
                    @Nullable String to) {

        private static Weekly of(WeeklyOpening opening) {
            return new Weekly(opening.days(), opening.span().from(), opening.span().to());
        }

        private WeeklyOpening opening() {
            return new WeeklyOpening(orNone(days), new OpeningSpan(from, to));
        }
    }

    /**
     * A date on which other hours hold, such as a holiday.
     *
     * @param date by the site's calendar
     * @param spans when the site is open on it; absent or empty means that it is closed
     */
    @Schema(name = "ExceptionalOpening")
    record Exceptional(
            @NotNull LocalDate date,
            @Size(max = OpeningHours.SPANS_OF_A_DAY_MAX)
                    @Nullable List<@NotNull @Valid Span> spans) {

        private static Exceptional of(ExceptionalDay day) {
            return new Exceptional(
                    LocalDate.parse(day.date()), day.spans().stream().map(Span::of).toList());
        }

        private ExceptionalDay day() {
            return new ExceptionalDay(
                    date.toString(), orNone(spans).stream().map(Span::span).toList());
        }
    }

    /**
     * A span of a date.
     *
     * @param from time of day from which it holds; absent means midnight
     * @param to time of day until which it holds, {@code 24:00} being the end of the day; absent
     *     means the end of the day
     */
    @Schema(name = "OpeningSpan")
    record Span(
            @Pattern(regexp = FROM, message = "must be HH:mm") @Schema(example = "10:00")
                    @Nullable String from,
            @Pattern(regexp = TO, message = "must be HH:mm or 24:00") @Schema(example = "16:00")
                    @Nullable String to) {

        private static Span of(OpeningSpan span) {
            return new Span(span.from(), span.to());
        }

        private OpeningSpan span() {
            return new OpeningSpan(from, to);
        }
    }
}
