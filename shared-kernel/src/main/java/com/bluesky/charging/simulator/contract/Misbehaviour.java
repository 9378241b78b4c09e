package com.bluesky.charging.simulator.contract;

import java.time.Duration;

/**
 * Something that a real pile does wrong. What names an action means the calls with that OCPP
 * action, or all of them with {@link #ANY_ACTION}. Each is in force from {@link
 * SimulatedPile#misbehave(Misbehaviour)} until {@link SimulatedPile#behave()}. Several may be in
 * force at once: what is done wrong with a report adds up (late and twice); of two for the same
 * answer, and of two of the same kind, the one that was switched on last wins. What is switched on
 * again, equal in all, is begun anew, and counts once.
 *
 * <p>A <em>report</em> is a call of the pile to the server; an <em>answer</em> is what the pile
 * answers to a call of the server.
 */
public sealed interface Misbehaviour {

    /** Stands for every action. */
    String ANY_ACTION = "*";

    /** A pile that is slower than this is taken for dead by every server. */
    Duration MAX_DELAY = Duration.ofDays(1);

    /** Older and newer clocks than this cannot be told from garbage. */
    Duration MAX_OFFSET = Duration.ofDays(3_650);

    /** Who switches on more than that of one pile has lost count of what it does. */
    int MAX_ACTIVE = 100;

    /** What concerns calls of one action, or of all. */
    sealed interface OfAction extends Misbehaviour {

        /** The OCPP action, or {@link Misbehaviour#ANY_ACTION}. */
        String action();

        /** Whether it concerns a call with that action. */
        default boolean concerns(String other) {
            return action().equals(ANY_ACTION) || action().equals(other);
        }
    }

    /** Something about calls of the pile to the server. */
    sealed interface OfReports extends OfAction {}

    /** Something about answers of the pile to calls of the server. */
    sealed interface OfAnswers extends OfAction {}

    /** Sends reports that late; what is behind them in the queue waits too. */
    record DelayReports(String action, Duration by) implements OfReports {

        /** Checks the ranges. */
        public DelayReports {
            checkAction(action);
            checkDelay(by);
        }
    }

    /** Never sends such reports and thinks that it did. */
    record LoseReports(String action) implements OfReports {

        /** Checks the action. */
        public LoseReports {
            checkAction(action);
        }
    }

    /**
     * Sends such reports twice.
     *
     * @param sameMessageId whether the same frame goes out again at once, before it was answered;
     *     otherwise the same payload follows under a new message id once the first was answered
     */
    record RepeatReports(String action, boolean sameMessageId) implements OfReports {

        /** Checks the action. */
        public RepeatReports {
            checkAction(action);
        }
    }

    /**
     * Sends such reports out of order: they wait until a report of another action was answered.
     *
     * @param until the action that goes first, such as {@code MeterValues} before {@code
     *     StartTransaction}
     */
    record HoldBack(String action, String until) implements OfReports {

        /** Checks the actions. */
        public HoldBack {
            checkAction(action);
            checkAction(until);
            check(!action.equals(until) && !until.equals(ANY_ACTION), "Two actions are named.");
        }
    }

    /** Neither answers nor carries out such calls. */
    record NeverAnswer(String action) implements OfAnswers {

        /** Checks the action. */
        public NeverAnswer {
            checkAction(action);
        }
    }

    /** Carries such calls out, but its answer is lost. */
    record ObeyUnanswered(String action) implements OfAnswers {

        /** Checks the action. */
        public ObeyUnanswered {
            checkAction(action);
        }
    }

    /**
     * Answers such calls with a status, and does nothing.
     *
     * @param status such as {@code Rejected}
     */
    record Refuse(String action, String status) implements OfAnswers {

        /** Checks the action. */
        public Refuse {
            checkAction(action);
            check(!status.isBlank(), "A status is named.");
        }
    }

    /**
     * Answers such calls with CALLERROR, and does nothing.
     *
     * @param errorCode such as {@code InternalError} (OCPP-J 1.6 §4.2.3), or any other text
     */
    record AnswerWithError(String action, String errorCode) implements OfAnswers {

        /** Checks the action. */
        public AnswerWithError {
            checkAction(action);
            check(!errorCode.isBlank(), "An error code is named.");
        }
    }

    /**
     * Answers such calls with a payload that may break every schema, and does nothing.
     *
     * @param payload any JSON, put into the CALLRESULT as it is
     */
    record AnswerWith(String action, String payload) implements OfAnswers {

        /** Checks the action. */
        public AnswerWith {
            checkAction(action);
            check(!payload.isBlank(), "A payload is given.");
        }
    }

    /** Answers such calls as an honest pile would, and does not do what it promised. */
    record AcceptInVain(String action) implements OfAnswers {

        /** Checks the action. */
        public AcceptInVain {
            checkAction(action);
        }
    }

    /** Answers such calls that late, and does then what they ask. */
    record DelayAnswers(String action, Duration by) implements OfAnswers {

        /** Checks the ranges. */
        public DelayAnswers {
            checkAction(action);
            checkDelay(by);
        }
    }

    /**
     * Sends no text any more, and takes none in, but keeps the link open. What it has to report
     * about charges waits until it behaves.
     *
     * @param answersPings whether the WebSocket still answers pings; otherwise the link is half
     *     open, as after a cut cable
     */
    record FallSilent(boolean answersPings) implements Misbehaviour {}

    /**
     * Its clock is wrong.
     *
     * @param offset what it shows less what is true; negative when it is behind
     * @param corrected whether it takes over the server's time from the next answer to a
     *     BootNotification or Heartbeat; reports that wait already keep their times
     */
    record WrongClock(Duration offset, boolean corrected) implements Misbehaviour {

        /** Checks the range. */
        public WrongClock {
            check(
                    offset.abs().compareTo(MAX_OFFSET) <= 0,
                    "A clock is wrong by at most " + MAX_OFFSET.toDays() + " days.");
        }
    }

    /** Sends no BootNotification when it is linked, and everything else at once. */
    record SkipBoot() implements Misbehaviour {}

    /**
     * Has forgotten after a reboot which number the server gave to a charge.
     *
     * @param toldInstead such as −1 or 0
     */
    record ForgetTransactionIds(int toldInstead) implements Misbehaviour {}

    /** Cannot upload or download: firmware, diagnostics and logs fail on the way. */
    record FailTransfers() implements Misbehaviour {}

    private static void checkAction(String action) {
        check(!action.isBlank(), "An action is named.");
    }

    private static void checkDelay(Duration by) {
        check(
                by.isPositive() && by.compareTo(MAX_DELAY) <= 0,
                "A delay is positive and at most " + MAX_DELAY.toHours() + " hours.");
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
