package com.bluesky.charging.customer.web;

import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyRevoked;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyRotated;
import com.bluesky.charging.security.ApiKeys;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/**
 * What is recorded of a key's end holds in the vault too. Requests see to it at once; this closes
 * what one left open that was interrupted between the record, which is in another schema, and the
 * vault.
 */
@ProcessingGroup("automation.WhenApiKeyEndsThenCloseIt")
@DisallowReplay
class WhenApiKeyEndsThenCloseIt {

    private final ApiKeys apiKeys;

    WhenApiKeyEndsThenCloseIt(ApiKeys apiKeys) {
        this.apiKeys = apiKeys;
    }

    @EventHandler
    void on(ApiKeyRotated e) {
        apiKeys.endAt(e.customerId(), e.keyId(), e.endsAt());
    }

    @EventHandler
    void on(ApiKeyRevoked e) {
        apiKeys.revoke(e.customerId(), e.keyId());
    }
}
