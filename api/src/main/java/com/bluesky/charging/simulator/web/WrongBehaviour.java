package com.bluesky.charging.simulator.web;

import com.bluesky.charging.simulator.contract.Misbehaviour;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import com.bluesky.charging.web.FieldProblem;
import com.bluesky.charging.web.RequestProblem;
import com.bluesky.charging.web.RequestRejected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a simulated pile is told to do wrong. */
@Schema(example = "{\"kind\":\"REFUSE\",\"action\":\"RemoteStartTransaction\",\"times\":1}")
record WrongBehaviour(
        @NotNull Kind kind,
        @Schema(
                        description =
                                "The OCPP action it is about, or * for all; for all kinds but"
                                        + " FALL_SILENT, WRONG_CLOCK, SKIP_BOOT,"
                                        + " FORGET_TRANSACTION_IDS and FAIL_TRANSFERS.")
                @Size(min = 1, max = MAX_TEXT_CHARS)
                @Nullable String action,
        @Schema(description = "How often, of kinds about an action; absent means until behave.")
                @Positive
                @Max(MAX_TIMES)
                @Nullable Integer times,
        @Schema(description = "Of DELAY_REPORTS and DELAY_ANSWERS.")
                @Positive
                @Max(MAX_DELAY_MILLIS)
                @Nullable Integer delayMillis,
        @Schema(description = "Of HOLD_BACK: the action that goes first.")
                @Size(min = 1, max = MAX_TEXT_CHARS)
                @Nullable String until,
        @Schema(description = "Of REPEAT_REPORTS; false without it.")
                @Nullable Boolean sameMessageId,
        @Schema(description = "Of REFUSE; Rejected without it.")
                @Size(min = 1, max = MAX_TEXT_CHARS)
                @Nullable String status,
        @Schema(description = "Of ANSWER_WITH_ERROR; InternalError without it.")
                @Size(min = 1, max = MAX_TEXT_CHARS)
                @Nullable String errorCode,
        @Schema(description = "Of ANSWER_WITH: any text in the place of the payload.")
                @Size(min = 1, max = MAX_PAYLOAD_CHARS)
                @Nullable String payload,
        @Schema(description = "Of FALL_SILENT; true without it.") @Nullable Boolean answersPings,
        @Schema(description = "Of WRONG_CLOCK: what it shows less what is true.")
                @Min(-MAX_OFFSET_SECONDS)
                @Max(MAX_OFFSET_SECONDS)
                @Nullable Integer offsetSeconds,
        @Schema(
                        description =
                                "Of WRONG_CLOCK: whether it learns from the server; false without it.")
                @Nullable Boolean corrected,
        @Schema(description = "Of FORGET_TRANSACTION_IDS; -1 without it.")
                @Nullable Integer toldInstead) {

    private static final int MAX_TEXT_CHARS = 50;
    private static final int MAX_TIMES = 1_000;
    private static final int MAX_PAYLOAD_CHARS = 4_000;

    /** A day, as {@link Misbehaviour#MAX_DELAY}. */
    private static final int MAX_DELAY_MILLIS = 86_400_000;

    /** Ten years, as {@link Misbehaviour#MAX_OFFSET}. */
    private static final int MAX_OFFSET_SECONDS = 315_360_000;

    /** The kinds of misbehaviour. */
    enum Kind {
        DELAY_REPORTS(Misbehaviour.DelayReports.class),
        LOSE_REPORTS(Misbehaviour.LoseReports.class),
        REPEAT_REPORTS(Misbehaviour.RepeatReports.class),
        HOLD_BACK(Misbehaviour.HoldBack.class),
        NEVER_ANSWER(Misbehaviour.NeverAnswer.class),
        OBEY_UNANSWERED(Misbehaviour.ObeyUnanswered.class),
        REFUSE(Misbehaviour.Refuse.class),
        ANSWER_WITH_ERROR(Misbehaviour.AnswerWithError.class),
        ANSWER_WITH(Misbehaviour.AnswerWith.class),
        ACCEPT_IN_VAIN(Misbehaviour.AcceptInVain.class),
        DELAY_ANSWERS(Misbehaviour.DelayAnswers.class),
        FALL_SILENT(Misbehaviour.FallSilent.class),
        WRONG_CLOCK(Misbehaviour.WrongClock.class),
        SKIP_BOOT(Misbehaviour.SkipBoot.class),
        FORGET_TRANSACTION_IDS(Misbehaviour.ForgetTransactionIds.class),
        FAIL_TRANSFERS(Misbehaviour.FailTransfers.class);

        private final Class<? extends Misbehaviour> type;

        Kind(Class<? extends Misbehaviour> type) {
            this.type = type;
        }

        static Kind of(Misbehaviour how) {
            for (Kind kind : values()) {
                if (kind.type.isInstance(how)) {
                    return kind;
                }
            }
            throw new IllegalStateException(how.getClass() + " has no kind.");
        }
    }

    /**
     * What to do with the pile.
     *
     * @throws RequestRejected when the kind needs a field that is not there, or does not know one;
     *     from what it answers, when the pile does as much wrong already as it may
     */
    Consumer<SimulatedPile> steering() {
        Consumer<SimulatedPile> wrong = switching();
        return pile -> {
            try {
                wrong.accept(pile);
            } catch (IllegalStateException e) {
                throw rejected("/kind", String.valueOf(e.getMessage()));
            }
        };
    }

    private Consumer<SimulatedPile> switching() {
        Misbehaviour how = misbehaviour();
        Integer limited = times;
        if (limited == null) {
            return pile -> pile.misbehave(how);
        }
        if (how instanceof Misbehaviour.OfAction about) {
            return pile -> pile.misbehave(about, limited);
        }
        throw rejected("/times", "this kind is not about an action and cannot be counted");
    }

    private Misbehaviour misbehaviour() {
        return switch (kind) {
            case DELAY_REPORTS -> new Misbehaviour.DelayReports(theAction(), delay());
            case LOSE_REPORTS -> new Misbehaviour.LoseReports(theAction());
            case REPEAT_REPORTS ->
                    new Misbehaviour.RepeatReports(theAction(), or(sameMessageId, false));
            case HOLD_BACK -> holdBack();
            case NEVER_ANSWER -> new Misbehaviour.NeverAnswer(theAction());
            case OBEY_UNANSWERED -> new Misbehaviour.ObeyUnanswered(theAction());
            case REFUSE -> new Misbehaviour.Refuse(theAction(), or(status, "Rejected"));
            case ANSWER_WITH_ERROR ->
                    new Misbehaviour.AnswerWithError(theAction(), or(errorCode, "InternalError"));
            case ANSWER_WITH ->
                    new Misbehaviour.AnswerWith(theAction(), needed(payload, "/payload"));
            case ACCEPT_IN_VAIN -> new Misbehaviour.AcceptInVain(theAction());
            case DELAY_ANSWERS -> new Misbehaviour.DelayAnswers(theAction(), delay());
            case FALL_SILENT -> new Misbehaviour.FallSilent(or(answersPings, true));
            case WRONG_CLOCK ->
                    new Misbehaviour.WrongClock(
                            Duration.ofSeconds(needed(offsetSeconds, "/offsetSeconds")),
                            or(corrected, false));
            case SKIP_BOOT -> new Misbehaviour.SkipBoot();
            case FORGET_TRANSACTION_IDS ->
                    new Misbehaviour.ForgetTransactionIds(or(toldInstead, -1));
            case FAIL_TRANSFERS -> new Misbehaviour.FailTransfers();
        };
    }

    private Misbehaviour holdBack() {
        String first = needed(until, "/until");
        if (first.equals(theAction()) || first.equals(Misbehaviour.ANY_ACTION)) {
            throw rejected(
                    "/until", "this names one action, another than the one that is held back");
        }
        return new Misbehaviour.HoldBack(theAction(), first);
    }

    private String theAction() {
        return needed(action, "/action");
    }

    private Duration delay() {
        return Duration.ofMillis(needed(delayMillis, "/delayMillis"));
    }

    private <T> T needed(@Nullable T value, String pointer) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            throw rejected(pointer, "this kind needs it");
        }
        return value;
    }

    private static <T> T or(@Nullable T value, T usual) {
        return value == null ? usual : value;
    }

    private static RequestRejected rejected(String pointer, String detail) {
        return RequestRejected.field(
                RequestProblem.INVALID_FIELD, FieldProblem.ofField(pointer, detail));
    }
}
