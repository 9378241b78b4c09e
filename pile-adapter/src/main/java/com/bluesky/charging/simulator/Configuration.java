package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.contract.PileSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The configuration keys of OCPP 1.6 §9.1 that this pile acts upon, or whose answer is fixed. */
final class Configuration {

    private static final String CONNECTION_TIME_OUT = "ConnectionTimeOut";
    private static final String HEARTBEAT_INTERVAL = "HeartbeatInterval";
    private static final String SAMPLE_INTERVAL = "MeterValueSampleInterval";

    private static final int MAX_SECONDS = 86_400;

    private final Map<String, String> fixed = new LinkedHashMap<>();
    private Duration connectionTimeOut = Duration.ofSeconds(60);
    private Duration heartbeatInterval = Duration.ofMinutes(5);
    private Duration sampleInterval;

    Configuration(PileSettings settings) {
        this.sampleInterval = settings.sampleInterval();
        fixed.put("AuthorizeRemoteTxRequests", "false");
        fixed.put("MeterValuesSampledData", Reports.MEASURANDS);
        fixed.put("NumberOfConnectors", Integer.toString(settings.connectors()));
        fixed.put("StopTransactionOnEVSideDisconnect", "true");
        fixed.put("StopTransactionOnInvalidId", "true");
        fixed.put("SupportedFeatureProfiles", "Core");
        fixed.put("TransactionMessageAttempts", Integer.toString(Outbox.MAX_ATTEMPTS));
    }

    /** How long an authorised user has to plug in. */
    Duration connectionTimeOut() {
        return connectionTimeOut;
    }

    Duration heartbeatInterval() {
        return heartbeatInterval;
    }

    /** Zero means that a running charge is not sampled. */
    Duration sampleInterval() {
        return sampleInterval;
    }

    void setHeartbeatInterval(Duration interval) {
        heartbeatInterval = interval;
    }

    Set<String> keys() {
        Map<String, String> all = new LinkedHashMap<>(changing());
        all.putAll(fixed);
        return all.keySet();
    }

    boolean isReadOnly(String key) {
        return fixed.containsKey(key);
    }

    @Nullable String value(String key) {
        String value = fixed.get(key);
        return value == null ? changing().get(key) : value;
    }

    /** Changes a key and tells what the server is answered (OCPP 1.6 §7.22). */
    String change(String key, String value) {
        return switch (key) {
            case CONNECTION_TIME_OUT -> change(value, 1, seconds -> connectionTimeOut = seconds);
            case HEARTBEAT_INTERVAL -> change(value, 1, seconds -> heartbeatInterval = seconds);
            case SAMPLE_INTERVAL -> change(value, 0, seconds -> sampleInterval = seconds);
            default -> isReadOnly(key) ? "Rejected" : "NotSupported";
        };
    }

    private static String change(String value, int least, Consumer<Duration> key) {
        if (!value.matches("\\d{1,5}")) {
            return "Rejected";
        }
        int seconds = Integer.parseInt(value);
        if (seconds < least || seconds > MAX_SECONDS) {
            return "Rejected";
        }
        key.accept(Duration.ofSeconds(seconds));
        return "Accepted";
    }

    private Map<String, String> changing() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(CONNECTION_TIME_OUT, seconds(connectionTimeOut));
        values.put(HEARTBEAT_INTERVAL, seconds(heartbeatInterval));
        values.put(SAMPLE_INTERVAL, seconds(sampleInterval));
        return values;
    }

    /** Settings of tests may be shorter than OCPP can say; they are told rounded up. */
    private static String seconds(Duration duration) {
        return Long.toString(duration.plusNanos(999_999_999).toSeconds());
    }
}
