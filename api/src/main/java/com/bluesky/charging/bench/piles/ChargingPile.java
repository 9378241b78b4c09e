package com.bluesky.charging.bench.piles;

import com.bluesky.charging.bench.piles.Fleet.Pile;
import com.bluesky.charging.bench.rig.BenchFailed;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pile that makes one charge after the other, begun by its driver's card: a status, the start,
 * readings of the meter, and the stop, each sent when the one before was answered. Confined to one
 * thread.
 */
final class ChargingPile implements AutoCloseable {

    static final int SAMPLES = 5;

    /** What the meter shows more with each sample, and with the stop. */
    static final int STEP_WH = 100;

    static final int ENERGY_WH = (SAMPLES + 1) * STEP_WH;

    /** A status, the start, the samples, the stop. */
    static final int MESSAGES = SAMPLES + 3;

    /** Whoever is not answered by then never will be. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(60);

    private static final Pattern TRANSACTION =
            Pattern.compile("\"transactionId\":(\\d+).*\"status\":\"Accepted\"");

    private static final Pattern CALL = Pattern.compile("^\\[2,\"([^\"]+)\"");

    private final Pile pile;
    private final PileSocket socket;
    private long meterWh;
    private int messages;
    private int charges;

    private ChargingPile(Pile pile, PileSocket socket) {
        this.pile = pile;
        this.socket = socket;
    }

    static ChargingPile link(Pile pile, int port) {
        PileSocket socket = PileSocket.link(port, pile.deviceId(), pile.password());
        try {
            socket.setPatience(ANSWERED_WITHIN);
        } catch (IOException e) {
            throw new BenchFailed(pile.deviceId() + " could not be linked: " + e.getMessage(), e);
        }
        return new ChargingPile(pile, socket);
    }

    /** Says when a message is sent, and takes when it was answered. */
    interface Pace {

        /** Waits until the next message is due, and tells since when it is. */
        long awaitDueNanos() throws InterruptedException;

        void answered(long dueNanos);
    }

    /** Makes one charge. */
    void charge(Pace pace) throws InterruptedException {
        call(
                pace,
                "StatusNotification",
                """
                {"connectorId":1,"errorCode":"NoError","status":"%s","timestamp":"%s"}\
                """
                        .formatted(charges % 2 == 0 ? "Preparing" : "Available", now()));
        String answer =
                call(
                        pace,
                        "StartTransaction",
                        """
                        {"connectorId":1,"idTag":"%s","meterStart":%d,"timestamp":"%s"}\
                        """
                                .formatted(pile.tag(), meterWh, now()));
        Matcher transaction = TRANSACTION.matcher(answer);
        if (!transaction.find()) {
            throw new BenchFailed(pile.deviceId() + " may not charge: " + answer);
        }
        String transactionId = transaction.group(1);
        for (int i = 0; i < SAMPLES; i++) {
            meterWh += STEP_WH;
            call(pace, "MeterValues", sample(transactionId));
        }
        meterWh += STEP_WH;
        call(
                pace,
                "StopTransaction",
                """
                {"transactionId":%s,"meterStop":%d,"timestamp":"%s","reason":"EVDisconnected"}\
                """
                        .formatted(transactionId, meterWh, now()));
        charges++;
    }

    private String sample(String transactionId) {
        return """
        {"connectorId":1,"transactionId":%s,"meterValue":[{"timestamp":"%s","sampledValue":[\
        {"value":"%d","measurand":"Energy.Active.Import.Register","unit":"Wh"},\
        {"value":"11000","measurand":"Power.Active.Import","unit":"W"},\
        {"value":"48","measurand":"SoC","unit":"Percent"}]}]}\
        """
                .formatted(transactionId, now(), meterWh);
    }

    private String call(Pace pace, String action, String payload) throws InterruptedException {
        long dueNanos = pace.awaitDueNanos();
        String id = Integer.toString(++messages);
        try {
            socket.send("[2,\"" + id + "\",\"" + action + "\"," + payload + "]");
            String answer = answer();
            if (!answer.startsWith("[3,\"" + id + "\"")) {
                throw new BenchFailed(
                        "%s of %s was answered with %s".formatted(action, pile.deviceId(), answer));
            }
            pace.answered(dueNanos);
            return answer;
        } catch (SocketTimeoutException e) {
            throw new BenchFailed(
                    "%s of %s was not answered within %d s."
                            .formatted(action, pile.deviceId(), ANSWERED_WITHIN.toSeconds()),
                    e);
        } catch (IOException e) {
            throw new BenchFailed(pile.deviceId() + " lost its link: " + e.getMessage(), e);
        }
    }

    /** The next message that asks nothing of the pile: it knows how to charge, and no more. */
    private String answer() throws IOException {
        while (true) {
            String message = socket.receive();
            Matcher call = CALL.matcher(message);
            if (!call.find()) {
                return message;
            }
            socket.send("[4,\"" + call.group(1) + "\",\"NotSupported\",\"\",{}]");
        }
    }

    /** Piles that tell less than microseconds would seem to repeat themselves here. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** How many charges it has made. */
    int charges() {
        return charges;
    }

    @Override
    public void close() {
        socket.close();
    }
}
