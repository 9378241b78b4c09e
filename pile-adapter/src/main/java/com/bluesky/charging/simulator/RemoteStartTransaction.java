package com.bluesky.charging.simulator;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Begins a charge at the connector that is named, else at any free one (OCPP 1.6 §5.11). */
final class RemoteStartTransaction implements ServerCall {

    @Override
    public String action() {
        return "RemoteStartTransaction";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        String idTag = ServerCall.text(payload, "idTag");
        Optional<PileConnector> chosen =
                payload.has("connectorId")
                        ? equipment.connector(ServerCall.number(payload, "connectorId"))
                        : equipment.connector(connector -> isFree(connector, idTag));
        Optional<Profile> profile = profile(payload, equipment, chosen);
        return chosen.filter(connector -> isFree(connector, idTag))
                .map(free ->
                        Answer.status("Accepted", () -> begin(free, idTag, profile, equipment)))
                .orElseGet(() -> Answer.status("Rejected"));
    }

    private static void begin(
            PileConnector connector, String idTag, Optional<Profile> profile, Equipment equipment) {
        profile.ifPresent(given -> equipment.change(() -> equipment.profiles().install(given)));
        if (!equipment.configuration().is("AuthorizeRemoteTxRequests")) {
            connector.authorise(idTag);
            return;
        }
        equipment
                .cards()
                .judge(
                        idTag,
                        info -> {
                            if (info.isAccepted() && connector.isFree()) {
                                connector.authorise(idTag);
                            }
                        });
    }

    private static Optional<Profile> profile(
            JsonNode payload, Equipment equipment, Optional<PileConnector> connector) {
        JsonNode given = payload.path("chargingProfile");
        return connector
                .filter(_ -> given.isObject())
                .map(chosen -> Profile.of(chosen.number(), given, equipment.readings()));
    }

    private static boolean isFree(PileConnector connector, String idTag) {
        return connector.isFree() && connector.isOpenTo(idTag, null);
    }
}
