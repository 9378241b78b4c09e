package com.bluesky.charging.bench.rig;

import java.util.List;

/**
 * What a server has in memory: what lives in its heap, and what is resident outside of it. It is
 * started with {@link #FIXED_HEAP}: all pages of the heap are resident from the start, so what the
 * process grows by lies outside of it, and what lives inside is counted by itself. Without that a
 * collection gives back more, or takes more from the system, than what is looked for. What the
 * kernel keeps for a socket is nobody's resident memory.
 *
 * @param heapKib that lives after full collections
 * @param otherKib resident, all but what the heap has
 */
public record Footprint(double heapKib, double otherKib) {

    /** Larger than what lives in it in any benchmark. */
    public static final List<String> FIXED_HEAP =
            List.of("-Xms384m", "-Xmx384m", "-XX:+AlwaysPreTouch");

    private static final double BYTES_PER_KIB = 1_024;

    /** Of a server as it is now. */
    public static Footprint of(ServerProcess server) throws InterruptedException {
        // Some of what nobody needs any more waits for a second collection.
        server.liveBytes();
        double heapKib = server.liveBytes() / BYTES_PER_KIB;
        // The whole heap, whatever lives in it, is the same in each of them.
        return new Footprint(heapKib, server.resident().allKib());
    }

    /** What each of so many things costs that have come since. */
    public Footprint ofEach(int count, Footprint before) {
        return new Footprint(
                (heapKib - before.heapKib) / count, (otherKib - before.otherKib) / count);
    }

    /** Both together. */
    public double residentKib() {
        return heapKib + otherKib;
    }
}
