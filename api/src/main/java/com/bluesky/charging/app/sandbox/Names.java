package com.bluesky.charging.app.sandbox;

import com.bluesky.charging.kernel.StableId;

/** The ids of the sandbox follow from names, so that making it twice makes it once. */
final class Names {

    private Names() {}

    static String id(String prefix, String name) {
        return StableId.of(prefix, "sandbox", name);
    }
}
