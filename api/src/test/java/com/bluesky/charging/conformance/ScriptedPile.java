package com.bluesky.charging.conformance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Map;
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

    private static final long SAMPLE_WH = 500;

    private final ExactPile pile;
    private final Map<String, Manner> manners = new ConcurrentHashMap<>();
    private final Map<String, String> errors = new ConcurrentHashMap<>();
    private final ExecutorService deeds =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("pile").factory());

    private boolean plugged;
    private @Nullable String authorisedTag;
    private int transactionId;
    private long meterWh;

    ScriptedPile(ExactPile pile) {
        this.pile = pile;
        pile.client()
                .whenAsked(
                        "RemoteStartTransaction",
                        call -> meet("RemoteStartTransaction", () -> authorise(call)));
        pile.client()
                .whenAsked(
                        "RemoteStopTransaction", call -> meet("RemoteStopTransaction", this::end));
    }

    /** Something that a pile does by itself. */
    private interface Deed {
        void run() throws Exception;
    }

    private Reply meet(String action, Deed deed) {
        String code = errors.remove(action);
        if (code != null) {
            return Reply.error(code);
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
        pile.link();
    }

    @Override
    public void unlink() throws Exception {
        pile.client().disconnect();
    }

    @Override
    public void plugIn() throws Exception {
        done(
                later(() -> {
                    plugged = true;
                    pile.status(1, "Preparing");
                    begin();
                }));
    }

    @Override
    public void unplug() throws Exception {
        done(
                later(() -> {
                    end();
                    plugged = false;
                    pile.status(1, "Available");
                }));
    }

    @Override
    public void waitInVain() throws Exception {
        done(
                later(() -> {
                    authorisedTag = null;
                    pile.status(1, "Available");
                }));
    }

    @Override
    public void suspend() throws Exception {
        pile.status(1, "SuspendedEV");
    }

    @Override
    public void resume() throws Exception {
        pile.status(1, "Charging");
    }

    @Override
    public void meetNext(String action, Manner manner) {
        manners.put(action, manner);
    }

    @Override
    public void failNext(String action, String code) {
        errors.put(action, code);
    }

    @Override
    public void awaitMet() {
        await().atMost(OcppClient.PATIENCE).until(() -> manners.isEmpty() && errors.isEmpty());
    }

    private void authorise(JsonNode call) throws Exception {
        authorisedTag = call.path("idTag").asString("");
        if (!plugged) {
            pile.status(1, "Preparing");
        }
        begin();
    }

    private void begin() throws Exception {
        String tag = authorisedTag;
        if (tag == null || !plugged) {
            return;
        }
        authorisedTag = null;
        transactionId = pile.start(tag, meterWh);
        pile.status(1, "Charging");
        meterWh += SAMPLE_WH;
        pile.meter(transactionId, meterWh, Now.instant());
    }

    private void end() throws Exception {
        if (transactionId != 0) {
            var _ = pile.stop(transactionId, meterWh, Now.instant());
            transactionId = 0;
            pile.status(1, "Finishing");
        }
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
