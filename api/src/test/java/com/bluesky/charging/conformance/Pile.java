package com.bluesky.charging.conformance;

import java.io.IOException;

/** A pile with one connector that behaves as piles do; a scenario says what happens to it. */
interface Pile extends AutoCloseable {

    String deviceId();

    /** Links, boots and tells what its connector does. */
    void link() throws Exception;

    /** Loses the link without a word. */
    void unlink() throws Exception;

    /** A vehicle comes; the charge that was authorised begins. */
    void plugIn() throws Exception;

    /** The vehicle leaves; a charge that runs ends. */
    void unplug() throws Exception;

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
