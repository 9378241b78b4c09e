package com.bluesky.charging.conformance;

/** What {@code docs/ocpp16.md} says beyond its tables. */
final class Ocpp16Decisions {

    static final String TEXT =
            """

            ## What is taken although the specification has it otherwise

            Old piles are not repaired, so this is understood:

            - the units `Celcius` (as some editions spell it) and `Hertz`;
            - timestamps without an offset, which are taken as UTC, and with an offset without a colon;
            - an answer that comes after its call was given up, which is ignored;
            - a boot without its answer being awaited, and messages before the boot.

            ## What was decided where the specification leaves a choice

            - **Reports of charges are never refused.** A StartTransaction, MeterValues or StopTransaction that its schema accepts is answered with
              a CALLRESULT once it is stored, also when it belongs to nothing known: many piles repeat what was refused for ever.
            - **Transactions 0 and −1** are what piles send that lost the number they were given. They are answered, kept as `ReportUnmatched`, and
              change no order; nothing is guessed about whose they are.
            - **A start by a tag that may not charge** gets a transactionId all the same, with `Invalid`, and its end is stored like it.
            - **A transactionId** is one for a device, connector, tag, meter value and time: a repeat gets the same.
            - **The pile's clock is not believed** beyond a minute after the receipt, nor before what was accepted last; what it said is kept beside.
            - **What a frame changes** is nothing before all of it was understood; a frame that is wrong is answered, and the next one is read.
            """;

    private Ocpp16Decisions() {}
}
