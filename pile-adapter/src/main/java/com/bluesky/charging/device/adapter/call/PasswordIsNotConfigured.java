package com.bluesky.charging.device.adapter.call;

import com.bluesky.charging.device.contract.CallPile;
import com.bluesky.charging.device.contract.PileCallRefusal.PasswordNotConfigurable;
import com.bluesky.charging.kernel.Refused;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * The configuration key AuthorizationKey is the pile's password (OCPP 1.6 security whitepaper);
 * changed as a key, it would be known to the pile alone.
 */
@Component
final class PasswordIsNotConfigured implements ActionRule {

    private static final String PASSWORD = "AuthorizationKey";

    @Override
    public String action() {
        return "ChangeConfiguration";
    }

    @Override
    public void apply(CallPile call, ObjectNode payload) {
        if (payload.path("key").asString("").strip().equalsIgnoreCase(PASSWORD)) {
            throw new Refused(new PasswordNotConfigurable());
        }
    }
}
