package com.bluesky.charging.simulator;

import tools.jackson.databind.JsonNode;

/** Limits what connectors give (OCPP 1.6 §5.16). */
final class SetChargingProfile implements ServerCall {

    @Override
    public String action() {
        return "SetChargingProfile";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        int connectorId = ServerCall.number(payload, "connectorId");
        Profile profile =
                Profile.of(connectorId, payload.path("csChargingProfiles"), equipment.readings());
        boolean taken =
                isWellPlaced(profile, equipment) && equipment.profiles().isInstallable(profile);
        return taken
                ? Answer.status(
                        "Accepted",
                        () -> equipment.change(() -> equipment.profiles().install(profile)))
                : Answer.status("Rejected");
    }

    private static boolean isWellPlaced(Profile profile, Equipment equipment) {
        if (equipment.connectors(profile.connectorId()).isEmpty()) {
            return false;
        }
        return switch (profile.purpose()) {
            case CHARGE_POINT_MAX_PROFILE -> profile.connectorId() == 0;
            case TX_DEFAULT_PROFILE -> true;
            case TX_PROFILE ->
                    equipment
                            .connector(profile.connectorId())
                            .filter(each -> isFor(profile, each))
                            .isPresent();
        };
    }

    private static boolean isFor(Profile profile, PileConnector connector) {
        Integer transactionId = profile.transactionId();
        return connector.charge() != null
                && (transactionId == null || connector.isRunning(transactionId));
    }
}
