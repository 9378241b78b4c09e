package com.bluesky.charging.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells what the limits together allow from now on (OCPP 1.6 §5.7). */
final class GetCompositeSchedule implements ServerCall {

    @Override
    public String action() {
        return "GetCompositeSchedule";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        int connectorId = ServerCall.number(payload, "connectorId");
        int seconds = ServerCall.number(payload, "duration");
        boolean amperes = payload.path("chargingRateUnit").asString("W").equals("A");
        List<PileConnector> concerned = equipment.connectors(connectorId);
        if (concerned.isEmpty() || seconds <= 0) {
            return Answer.status("Rejected");
        }
        Instant now = equipment.clock().instant();
        ObjectNode schedule =
                FrameCodec.object()
                        .put("duration", seconds)
                        .put("startSchedule", now.toString())
                        .put("chargingRateUnit", amperes ? "A" : "W");
        schedule.set(
                "chargingSchedulePeriod", periods(concerned, equipment, now, seconds, amperes));
        ObjectNode answer =
                FrameCodec.object()
                        .put("status", "Accepted")
                        .put("connectorId", connectorId)
                        .put("scheduleStart", now.toString());
        answer.set("chargingSchedule", schedule);
        return Answer.of(answer);
    }

    private static ArrayNode periods(
            List<PileConnector> concerned,
            Equipment equipment,
            Instant now,
            int seconds,
            boolean amperes) {
        ArrayNode periods = FrameCodec.array();
        double last = -1;
        for (Instant at : instants(concerned, equipment, now, seconds)) {
            long watts =
                    concerned.stream()
                            .mapToLong(each -> each.supply().allowedWatts(each.charge(), at))
                            .sum();
            // A limit has at most one digit after the point (OCPP 1.6 §7.14).
            double limit =
                    amperes
                            ? Math.round(equipment.readings().amperes((double) watts) * 10) / 10.0
                            : (double) watts;
            if (limit != last) {
                periods.add(
                        FrameCodec.object()
                                .put("startPeriod", Duration.between(now, at).toSeconds())
                                .put("limit", limit));
                last = limit;
            }
        }
        return periods;
    }

    private static List<Instant> instants(
            List<PileConnector> concerned, Equipment equipment, Instant now, int seconds) {
        Instant end = now.plusSeconds(seconds);
        return Stream.concat(
                        Stream.of(now),
                        concerned.stream()
                                .flatMap(each ->
                                        equipment.profiles().changes(now, end, each.charge())))
                .distinct()
                .sorted()
                .toList();
    }
}
