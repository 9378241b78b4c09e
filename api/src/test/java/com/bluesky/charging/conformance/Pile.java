package com.bluesky.charging.conformance;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** A pile with one connector that behaves as piles do; a scenario says what happens to it. */
interface Pile extends AutoCloseable {

    String deviceId();

    /** Links, boots and tells what its connector does. */
    void link() throws Exception;

    /** Loses the link without a word; what happens to a charge meanwhile is told afterwards. */
    void unlink() throws Exception;

    /** Loses its power, forgets its charge, and comes back free. */
    void loseEverything() throws Exception;

    /** Loses its power and goes on with its charge when it is back. */
    void loseItsPower() throws Exception;

    /** Its meter jumps back to 0. */
    void resetMeter() throws Exception;

    /** Its clock is wrong by so much from now on; behind when it is negative. */
    void setClockWrong(Duration by);

    /** Tells everything twice from now on. */
    void repeatItself();

    /**
     * What its connector has metered since the scenario began, in Wh; a meter that was reset has
     * forgotten it.
     */
    long meteredWh() throws Exception;

    /** Keeps what it meters and the ends of charges to itself from now on. */
    void keepEnds() throws Exception;

    /** Tells the ends that it has kept. */
    void tellEnds() throws Exception;

    /** Tells the server something; what it is answered is not looked at. */
    void report(String action, Map<String, ?> payload) throws Exception;

    /** A vehicle comes; the charge that was authorised begins. */
    void plugIn() throws Exception;

    /** The vehicle leaves; a charge that runs ends. */
    void unplug() throws Exception;

    /** Somebody holds a card to it: a charge begins, or one that the card may end does. */
    void presentCard(String tag) throws Exception;

    /** Nobody comes for the charge that was authorised, until the pile gives it up. */
    void waitInVain() throws Exception;

    /** The vehicle takes no more for now. */
    void suspend() throws Exception;

    /** Energy flows again. */
    void resume() throws Exception;

    /** How the next call of an action is met; those after it are obeyed. */
    void meetNext(String action, Manner manner);

    /** The next call of an action is answered with a CALLERROR. */
    void failNext(String action, String code);

    /** The next call of an action is answered with that JSON, whatever a schema says. */
    void answerNext(String action, String json);

    /** Waits until every call came that is to be met in a manner of its own. */
    void awaitMet();

    @Override
    void close() throws IOException;

    /** How a pile meets what it is asked. */
    enum Manner {
        /** It does it, and its answer is lost. */
        OBEYS_UNANSWERED,
        /** It says that it does it, and does not. */
        ACCEPTS_IN_VAIN,
        /** It says that it does not. */
        REFUSES,
        /** It neither does it nor says anything. */
        IS_SILENT
    }
}
