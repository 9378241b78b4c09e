package com.bluesky.charging.device.adapter.report;

import com.bluesky.charging.kernel.KeyedMac;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How tags are told apart without being kept: by a keyed MAC that ignores case. */
@Component
public final class Tags {

    private final KeyedMac mac;

    Tags(KeyedMac mac) {
        this.mac = mac;
    }

    /** The lookup value of a tag; tags compare case-insensitively (OCPP 1.6 §7.28). */
    public String macOf(String tag) {
        return mac.lookup(KeyedMac.Purpose.TAG, tag.toUpperCase(Locale.ROOT));
    }
}
