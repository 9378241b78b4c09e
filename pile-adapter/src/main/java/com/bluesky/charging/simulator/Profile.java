package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.Schedule.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A charging profile that the server has installed (OCPP 1.6 §7.8).
 *
 * @param connectorId 0 means the whole pile
 * @param transactionId the charge that it is for; none means any
 */
record Profile(
        int connectorId,
        int id,
        int stackLevel,
        Purpose purpose,
        @Nullable Integer transactionId,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        Schedule schedule) {

    /** What it limits (OCPP 1.6 §7.11). */
    enum Purpose {
        CHARGE_POINT_MAX_PROFILE("ChargePointMaxProfile"),
        TX_DEFAULT_PROFILE("TxDefaultProfile"),
        TX_PROFILE("TxProfile");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }

        boolean isWord(@Nullable String other) {
            return word.equals(other);
        }

        static Purpose of(String word) {
            for (Purpose each : values()) {
                if (each.isWord(word)) {
                    return each;
                }
            }
            throw new ServerCall.Refusal("PropertyConstraintViolation", word + " is no purpose.");
        }
    }

    /** Reads one; what breaks the schema is refused. */
    static Profile of(int connectorId, JsonNode json, Readings readings) {
        return new Profile(
                connectorId,
                ServerCall.number(json, "chargingProfileId"),
                ServerCall.number(json, "stackLevel"),
                Purpose.of(ServerCall.text(json, "chargingProfilePurpose")),
                json.has("transactionId") ? ServerCall.number(json, "transactionId") : null,
                instant(json, "validFrom"),
                instant(json, "validTo"),
                schedule(json, readings));
    }

    boolean isValidAt(Instant at) {
        return (validFrom == null || !at.isBefore(validFrom))
                && (validTo == null || at.isBefore(validTo));
    }

    /** Whether the other one takes its place (OCPP 1.6 §5.16). */
    boolean givesWayTo(Profile other) {
        return id == other.id
                || (purpose == other.purpose
                        && stackLevel == other.stackLevel
                        && connectorId == other.connectorId);
    }

    private static Schedule schedule(JsonNode profile, Readings readings) {
        JsonNode json = profile.path("chargingSchedule");
        String kind = ServerCall.text(profile, "chargingProfileKind");
        boolean amperes = ServerCall.text(json, "chargingRateUnit").equals("A");
        List<Period> periods = new ArrayList<>();
        for (JsonNode each : json.path("chargingSchedulePeriod")) {
            int phases = each.path("numberPhases").asInt(readings.phases());
            double unit = amperes ? readings.wattsPerAmpere(phases) : 1;
            periods.add(
                    new Period(
                            ServerCall.number(each, "startPeriod"),
                            each.path("limit").asDouble(0) * unit));
        }
        int seconds = json.path("duration").asInt(0);
        return new Schedule(
                kind.equals("Relative") ? null : instant(json, "startSchedule"),
                kind.equals("Recurring") ? recurrence(profile) : null,
                seconds > 0 ? Duration.ofSeconds(seconds) : null,
                periods);
    }

    private static Duration recurrence(JsonNode profile) {
        return ServerCall.text(profile, "recurrencyKind").equals("Weekly")
                ? Duration.ofDays(7)
                : Duration.ofDays(1);
    }

    private static @Nullable Instant instant(JsonNode json, String field) {
        return json.has(field) ? ServerCall.instant(json, field) : null;
    }
}
