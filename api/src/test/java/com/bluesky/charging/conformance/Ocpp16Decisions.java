package com.bluesky.charging.conformance;

/** What {@code docs/ocpp16.md} says beyond its tables. */
final class Ocpp16Decisions {

    static final String TEXT =
            """

            ## CALLERRORs that the server never sends

            | code | why |
            |---|---|
            | ProtocolError | a payload that is incomplete is an OccurenceConstraintViolation, which says more |
            | SecurityError | who is not who it says is refused at the handshake and has no link |
            | GenericError | it tells the pile nothing; what could not be done is an InternalError |

            ## What is shown elsewhere

            What takes a clock, a socket or a failure of its own is shown by tests of the adapter, with clients of their own.

            | what | shown by |
            |---|---|
            | a call that is not answered within 30 s; half-open links, by ping and by heartbeat; a pile that takes nothing | `pile-adapter/src/test/java/com/bluesky/charging/device/adapter/link/PileTimeoutsTest.java` |
            | a flood that goes on is cut and kept away for a minute | `pile-adapter/src/test/java/com/bluesky/charging/device/adapter/link/FloodTest.java` |
            | one outstanding call for each direction, a bounded queue | `pile-adapter/src/test/java/com/bluesky/charging/device/adapter/link/PileCallsTest.java` |
            | subprotocol, path, credentials, binary and fragmented frames | `pile-adapter/src/test/java/com/bluesky/charging/device/adapter/link/PileServerTest.java` |
            | TLS | `pile-adapter/src/test/java/com/bluesky/charging/device/adapter/link/TlsListenerTest.java` |
            | each bound of a frame, at it and one past it | `pile-adapter/src/test/java/com/bluesky/charging/device/adapter/wire/FrameCodecTest.java` |
            | the frames of one device traced for a limited time, secrets masked | `pile-adapter/src/test/java/com/bluesky/charging/device/adapter/trace/TracesTest.java` |
            | commands of administrators are durable: sent at most once, also after a crash, not after their time, and 32 may wait | `pile-adapter/src/test/java/com/bluesky/charging/device/adapter/call/DeviceCallsTest.java` |
            | readings that wait behind each other are carried out together, and none is acknowledged that was not stored | `pile-adapter/src/test/java/com/bluesky/charging/device/adapter/link/MergedCallsTest.java` |
            | frames that are wrong in any way, random ones too, break nothing and disturb no other pile | `pile-adapter/src/test/java/com/bluesky/charging/device/adapter/link/MisbehavingFramesTest.java` |
            | charges by cards, told when they are over, and by clocks that are wrong by days | `pile-adapter/src/test/java/com/bluesky/charging/order/adapter/report/CardChargesTest.java` |
            | three hundred piles that charge in one JVM | `pile-adapter/src/test/java/com/bluesky/charging/simulator/ManyPilesTest.java` |
            | what was acknowledged is there after the server was killed | `api/src/test/java/com/bluesky/charging/journey/KilledServerTest.java` |

            ## What is taken although the specification has it otherwise

            Old piles are not repaired, so this is understood:

            - the units `Celcius` (as some editions spell it) and `Hertz`;
            - timestamps without an offset, which are taken as UTC, and with an offset without a colon;
            - the error codes `FormatViolation` and `OccurrenceConstraintViolation`, as the errata and later versions spell them;
            - an answer that comes after its call was given up, or to a call that nobody made, which is ignored;
            - messages before the boot, a boot in the middle of a charge, and no boot at all.

            ## What was decided where the specification leaves a choice

            - **Reports of charges are never refused.** A StartTransaction, MeterValues or StopTransaction that its schema accepts is answered with
              a CALLRESULT once it is stored, also when it belongs to nothing known: many piles repeat what was refused for ever.
            - **Transactions 0 and −1** are what piles send that lost the number they were given. They are answered, kept as `ReportUnmatched`, and
              change no order; nothing is guessed about whose they are.
            - **A start by an unknown tag** gets a transactionId all the same, with `Invalid`, and its end is stored like it.
            - **A transactionId** is one for a device, connector, tag, meter value and time: a repeat gets the same.
            - **The pile's clock is not believed** beyond a minute after the receipt, nor before what was accepted last; what it said is kept beside.
            - **What a frame changes** is nothing before all of it was understood; a frame that is wrong is answered, and the next one is read.

            More is in the decisions on [orders](adr/0013-where-the-order-had-a-choice.md), [cards and meters](adr/0015-cards-and-what-meters-say.md),
            [calls to piles](adr/0016-calls-to-piles.md) and [what piles may say](adr/0017-what-a-pile-may-say-and-how-much.md).
            """;

    private Ocpp16Decisions() {}
}
