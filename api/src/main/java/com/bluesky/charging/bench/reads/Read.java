package com.bluesky.charging.bench.reads;

import com.bluesky.charging.bench.rig.Client.Ask;
import java.util.function.IntFunction;

/**
 * One way of reading, which many requests take.
 *
 * @param what is read, in words
 * @param tenant who reads
 * @param ask the request of a number; other numbers ask for other things
 */
record Read(String what, Tenant tenant, IntFunction<Ask> ask) {

    String name() {
        return what + " (" + tenant.name() + ")";
    }

    void request(int number) throws InterruptedException {
        tenant.identity().read(name(), ask.apply(number));
    }
}
