package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.contract.PileSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The configuration keys of OCPP 1.6 §9 that this pile acts upon, or whose answer is fixed. */
final class Configuration {

    static final String ALIGNED_INTERVAL = "ClockAlignedDataInterval";
    static final String SAMPLE_INTERVAL = "MeterValueSampleInterval";

    private static final String CONNECTION_TIME_OUT = "ConnectionTimeOut";
    private static final String HEARTBEAT_INTERVAL = "HeartbeatInterval";

    private static final String FEATURES =
            "Core,FirmwareManagement,LocalAuthListManagement,Reservation,SmartCharging,"
                    + "RemoteTrigger";

    private static final int MAX_SECONDS = 86_400;

    private final Map<String, Key> keys = new LinkedHashMap<>();

    /** A key that may be changed to what is allowed, or never when nothing is. */
    private static final class Key {

        private String value;
        private final @Nullable Predicate<String> allowed;

        Key(String value, @Nullable Predicate<String> allowed) {
            this.value = value;
            this.allowed = allowed;
        }
    }

    /**
     * Settings of tests may be shorter than OCPP can say; they hold until the server changes them.
     */
    private Duration sampleInterval;

    private Duration alignedInterval;

    Configuration(PileSettings settings) {
        this.sampleInterval = settings.sampleInterval();
        this.alignedInterval = settings.alignedInterval();
        putSeconds(CONNECTION_TIME_OUT, Duration.ofSeconds(60), 1);
        putSeconds(HEARTBEAT_INTERVAL, Duration.ofMinutes(5), 1);
        putSeconds(SAMPLE_INTERVAL, sampleInterval, 0);
        putSeconds(ALIGNED_INTERVAL, alignedInterval, 0);
        put("MeterValuesSampledData", Readings.MEASURANDS, Configuration::isMeasured);
        put("MeterValuesAlignedData", Readings.REGISTER, Configuration::isMeasured);
        put("AuthorizeRemoteTxRequests", "false", Configuration::isFlag);
        put("LocalAuthorizeOffline", "true", Configuration::isFlag);
        put("LocalPreAuthorize", "false", Configuration::isFlag);
        put("LocalAuthListEnabled", "true", Configuration::isFlag);
        put("AuthorizationCacheEnabled", "true", Configuration::isFlag);
        put("AllowOfflineTxForUnknownId", "false", Configuration::isFlag);
        put("StopTransactionOnInvalidId", "true", Configuration::isFlag);
        put("StopTransactionOnEVSideDisconnect", "true", null);
        put("UnlockConnectorOnEVSideDisconnect", "true", null);
        put("ConnectorPhaseRotation", "NotApplicable", null);
        put("GetConfigurationMaxKeys", "100", null);
        put("NumberOfConnectors", Integer.toString(settings.connectors()), null);
        put("ReserveConnectorZeroSupported", "false", null);
        put("LocalAuthListMaxLength", Integer.toString(LocalList.MAX_TAGS), null);
        put("SendLocalListMaxLength", Integer.toString(LocalList.MAX_TAGS), null);
        put("ChargeProfileMaxStackLevel", Integer.toString(Profiles.MAX_STACK_LEVEL), null);
        put("ChargingScheduleAllowedChargingRateUnit", "Current,Power", null);
        put("ChargingScheduleMaxPeriods", Integer.toString(Profiles.MAX_PERIODS), null);
        put("MaxChargingProfilesInstalled", Integer.toString(Profiles.MAX_INSTALLED), null);
        put("SupportedFeatureProfiles", FEATURES, null);
        put("TransactionMessageAttempts", Integer.toString(Outbox.MAX_ATTEMPTS), null);
        settings.configuration().forEach(this::preset);
    }

    /** How long an authorised user has to plug in. */
    Duration connectionTimeOut() {
        return seconds(CONNECTION_TIME_OUT);
    }

    Duration heartbeatInterval() {
        return seconds(HEARTBEAT_INTERVAL);
    }

    /** Zero means that a running charge is not sampled. */
    Duration sampleInterval() {
        return sampleInterval;
    }

    /** Zero means that nothing is aligned to the clock. */
    Duration alignedInterval() {
        return alignedInterval;
    }

    List<String> sampledMeasurands() {
        return list(text("MeterValuesSampledData"));
    }

    List<String> alignedMeasurands() {
        return list(text("MeterValuesAlignedData"));
    }

    boolean is(String flag) {
        return Boolean.parseBoolean(text(flag));
    }

    void setHeartbeatInterval(Duration interval) {
        set(HEARTBEAT_INTERVAL, Long.toString(interval.toSeconds()));
    }

    Set<String> keys() {
        return keys.keySet();
    }

    boolean isReadOnly(String name) {
        Key key = keys.get(name);
        return key != null && key.allowed == null;
    }

    @Nullable String value(String name) {
        Key key = keys.get(name);
        return key == null ? null : key.value;
    }

    /** What the server is answered that wants to change a key (OCPP 1.6 §7.22). */
    String judge(String name, String value) {
        Key key = keys.get(name);
        if (key == null) {
            return "NotSupported";
        }
        return key.allowed != null && key.allowed.test(value) ? "Accepted" : "Rejected";
    }

    /** Changes a key to what was judged as accepted. */
    void change(String name, String value) {
        set(name, value);
        if (name.equals(SAMPLE_INTERVAL)) {
            sampleInterval = seconds(name);
        } else if (name.equals(ALIGNED_INTERVAL)) {
            alignedInterval = seconds(name);
        }
    }

    private void preset(String name, String value) {
        if (!keys.containsKey(name)) {
            put(name, value, null);
        } else if (isReadOnly(name) || judge(name, value).equals("Accepted")) {
            change(name, value);
        } else {
            throw new IllegalArgumentException(name + " cannot be " + value);
        }
    }

    private void set(String name, String value) {
        key(name).value = value;
    }

    private String text(String name) {
        return key(name).value;
    }

    private Key key(String name) {
        Key key = keys.get(name);
        if (key == null) {
            throw new IllegalArgumentException("There is no key " + name);
        }
        return key;
    }

    private Duration seconds(String name) {
        return Duration.ofSeconds(Long.parseLong(text(name)));
    }

    private void put(String name, String value, @Nullable Predicate<String> allowed) {
        keys.put(name, new Key(value, allowed));
    }

    /** Rounded up, as OCPP knows only whole seconds. */
    private void putSeconds(String name, Duration usual, int least) {
        String value = Long.toString(usual.plusNanos(999_999_999).toSeconds());
        put(name, value, text -> isSeconds(text, least));
    }

    private static boolean isSeconds(String value, int least) {
        if (!value.matches("\\d{1,5}")) {
            return false;
        }
        int seconds = Integer.parseInt(value);
        return seconds >= least && seconds <= MAX_SECONDS;
    }

    private static boolean isFlag(String value) {
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
    }

    private static boolean isMeasured(String value) {
        return list(Readings.MEASURANDS).containsAll(list(value));
    }

    private static List<String> list(String value) {
        return Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }
}
