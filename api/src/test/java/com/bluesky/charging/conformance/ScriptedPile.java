package com.bluesky.charging.conformance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The behaviour of a pile, spoken by somebody else's client. What it does goes through one thread,
 * so that its calls come in order and never from within an answer.
 */
final class ScriptedPile implements Pile {

    /** What flows between the begin of a charge and its first reading. */
    private static final long SAMPLE_WH = 500;

    private final ExactPile pile;
    private final Map<String, Manner> manners = new ConcurrentHashMap<>();
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final ExecutorService deeds =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("pile").factory());

    /** What is told about charges once the link stands again. */
    private final Queue<Deed> backlog = new ArrayDeque<>();

    private Duration clockOffset = Duration.ZERO;
    private int timesTold = 1;

    /** The ends that it keeps to itself, while it does. */
    private final Queue<Deed> keptEnds = new ArrayDeque<>();

    private boolean keepsEnds;
    private boolean plugged;
    private @Nullable String authorisedTag;
    private int transactionId;
    private String group = "";
    private long meterWh;

    ScriptedPile(ExactPile pile) {
        this.pile = pile;
        pile.client()
                .whenAsked(
                        "RemoteStartTransaction",
                        call ->
                                met(
                                        "RemoteStartTransaction",
                                        () -> authorise(call.path("idTag").asString(""))));
        pile.client()
                .whenAsked(
                        "RemoteStopTransaction", call -> met("RemoteStopTransaction", this::end));
    }

    /** Something that a pile does or tells. */
    private interface Deed {
        void run() throws Exception;
    }

    private Reply met(String action, Deed deed) {
        Reply reply = replies.remove(action);
        if (reply != null) {
            return reply;
        }
        return switch (manners.remove(action)) {
            case null -> {
                var _ = later(deed);
                yield Reply.status("Accepted");
            }
            case OBEYS_UNANSWERED -> {
                var _ = later(deed);
                yield new Reply.Silence();
            }
            case ACCEPTS_IN_VAIN -> Reply.status("Accepted");
            case REFUSES -> Reply.status("Rejected");
            case IS_SILENT -> new Reply.Silence();
        };
    }

    @Override
    public String deviceId() {
        return pile.deviceId();
    }

    @Override
    public void link() throws Exception {
        done(
                later(() -> {
                    pile.link(
                            transactionId != 0 ? "Charging" : plugged ? "Finishing" : "Available");
                    while (!backlog.isEmpty()) {
                        backlog.remove().run();
                    }
                }));
    }

    @Override
    public void unlink() throws Exception {
        pile.client().disconnect();
    }

    @Override
    public void loseEverything() throws Exception {
        unlink();
        done(
                later(() -> {
                    backlog.clear();
                    transactionId = 0;
                    plugged = false;
                }));
        link();
    }

    @Override
    public void loseItsPower() throws Exception {
        unlink();
        link();
    }

    @Override
    public void resetMeter() throws Exception {
        done(
                later(() -> {
                    meterWh = 0;
                    tellMeter();
                }));
    }

    @Override
    public void setClockWrong(Duration by) {
        var _ = later(() -> clockOffset = by);
    }

    @Override
    public void repeatItself() {
        var _ = later(() -> timesTold = 2);
    }

    /** Its meter begins at 0. */
    @Override
    public long meteredWh() throws Exception {
        return deeds.submit(() -> meterWh).get(OcppClient.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** What flows from now on is told by the end alone. */
    @Override
    public void keepEnds() throws Exception {
        done(
                later(() -> {
                    keepsEnds = true;
                    meterWh += SAMPLE_WH;
                }));
    }

    @Override
    public void tellEnds() throws Exception {
        done(
                later(() -> {
                    keepsEnds = false;
                    while (!keptEnds.isEmpty()) {
                        tell(keptEnds.remove());
                    }
                }));
    }

    @Override
    public void report(String action, Map<String, ?> payload) throws Exception {
        done(
                later(() -> {
                    var _ = pile.call(action, payload);
                }));
    }

    @Override
    public void plugIn() throws Exception {
        done(
                later(() -> {
                    plugged = true;
                    if (authorisedTag == null) {
                        tellStatus("Preparing");
                    }
                    begin();
                }));
    }

    @Override
    public void unplug() throws Exception {
        done(
                later(() -> {
                    end();
                    plugged = false;
                    tellStatus("Available");
                }));
    }

    @Override
    public void presentCard(String tag) throws Exception {
        done(
                later(() -> {
                    JsonNode info = pile.call("Authorize", Map.of("idTag", tag)).path("idTagInfo");
                    if (!isAccepted(info)) {
                        return;
                    }
                    if (transactionId == 0) {
                        authorise(tag);
                    } else if (group.equals(info.path("parentIdTag").asString("none"))) {
                        end();
                    }
                }));
    }

    private static boolean isAccepted(JsonNode idTagInfo) {
        return idTagInfo.path("status").asString("").equals("Accepted");
    }

    @Override
    public void waitInVain() throws Exception {
        done(
                later(() -> {
                    authorisedTag = null;
                    tellStatus("Available");
                }));
    }

    @Override
    public void suspend() throws Exception {
        done(later(() -> tellStatus("SuspendedEV")));
    }

    @Override
    public void resume() throws Exception {
        done(later(() -> tellStatus("Charging")));
    }

    @Override
    public void meetNext(String action, Manner manner) {
        manners.put(action, manner);
    }

    @Override
    public void failNext(String action, String code) {
        reply(action, Reply.error(code));
    }

    @Override
    public void answerNext(String action, String json) {
        reply(action, new Reply.Verbatim(json));
    }

    private void reply(String action, Reply reply) {
        replies.put(action, reply);
        if (!action.startsWith("Remote")) {
            pile.client().whenAsked(action, call -> met(action, () -> {}));
        }
    }

    /** The payload of the next call of an action. */
    JsonNode awaitAsked(String action) throws InterruptedException {
        return pile.client().awaitAsked(action);
    }

    @Override
    public void awaitMet() {
        await().atMost(OcppClient.PATIENCE).until(() -> manners.isEmpty() && replies.isEmpty());
    }

    private void authorise(String tag) throws Exception {
        authorisedTag = tag;
        if (!plugged) {
            tellStatus("Preparing");
        }
        begin();
    }

    private void begin() throws Exception {
        String tag = authorisedTag;
        if (tag == null || !plugged) {
            return;
        }
        authorisedTag = null;
        Instant at = now();
        long meterStartWh = meterWh;
        tell(() -> begun(pile.start(tag, meterStartWh, at)));
        if (transactionId != 0) {
            tellStatus("Charging");
            meterWh += SAMPLE_WH;
            tellMeter();
        }
    }

    /** A charge by a tag that the server does not accept is ended at once. */
    private void begun(JsonNode answer) throws Exception {
        JsonNode info = answer.path("idTagInfo");
        transactionId = answer.path("transactionId").asInt(0);
        group = info.path("parentIdTag").asString("");
        if (!isAccepted(info)) {
            end();
        }
    }

    private void end() throws Exception {
        if (transactionId != 0) {
            int ended = transactionId;
            long meterStopWh = meterWh;
            Instant at = now();
            transactionId = 0;
            Deed end = () -> pile.stop(ended, meterStopWh, at);
            if (keepsEnds) {
                keptEnds.add(end);
            } else {
                tell(end);
            }
            tellStatus("Finishing");
        }
    }

    private void tellMeter() throws Exception {
        int running = transactionId;
        long readWh = meterWh;
        Instant at = now();
        tell(() -> pile.meter(running, readWh, at));
    }

    /** A status is told while it lasts, and no more later. */
    private void tellStatus(String status) throws Exception {
        if (pile.client().linked()) {
            pile.status(1, status);
        }
    }

    private void tell(Deed report) throws Exception {
        for (int time = 0; time < timesTold; time++) {
            if (pile.client().linked()) {
                report.run();
            } else {
                backlog.add(report);
            }
        }
    }

    private Instant now() {
        return Now.instant().plus(clockOffset);
    }

    private Future<?> later(Deed deed) {
        return deeds.submit(() -> {
            deed.run();
            return null;
        });
    }

    private static void done(Future<?> deed) throws Exception {
        deed.get(OcppClient.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        deeds.shutdown();
        pile.close();
    }
}
