package com.bluesky.charging.device.adapter.report;

import com.bluesky.charging.kernel.KeyedMac;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How tags are told apart without being kept: by a keyed MAC that ignores case. */
@Component
public final class Tags {

    /** As long as a tag may be (OCPP 1.6 §7.28). */
    private static final int TAG_CHARACTERS = 20;

    private final KeyedMac mac;

    Tags(KeyedMac mac) {
        this.mac = mac;
    }

    /** The lookup value of a tag; tags compare case-insensitively (OCPP 1.6 §7.28). */
    public String macOf(String tag) {
        return mac.lookup(KeyedMac.Purpose.TAG, tag.toUpperCase(Locale.ROOT));
    }

    /** The group of a user's cards, by which each of them can end what another one began. */
    public String groupOf(String userId) {
        return macOf("group:" + userId).substring(0, TAG_CHARACTERS).toUpperCase(Locale.ROOT);
    }
}
