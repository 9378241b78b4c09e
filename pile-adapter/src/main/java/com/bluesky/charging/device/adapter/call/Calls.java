package com.bluesky.charging.device.adapter.call;

import com.bluesky.charging.device.adapter.link.CallOutcome;
import com.bluesky.charging.device.adapter.link.PileLinks;
import com.bluesky.charging.device.adapter.link.PileRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One kind of calls to piles, found by type: where they are kept, how they are said, and who hears
 * of the outcome. That each is sent at most once, and that its outcome is told however often the
 * server ends, is the {@link CallSender}'s.
 *
 * @param <C> what only this kind of calls has
 */
public interface Calls<C> {

    /** Where these calls are kept. */
    CallTable<C> table();

    /** How a queued call is said. Asked before it is marked as sent; when it fails, nothing is. */
    PileRequest request(CallRow<C> call);

    /** Hands a call to the link of its device. */
    default CompletableFuture<CallOutcome> send(
            PileLinks links, String deviceId, PileRequest request) {
        return links.call(deviceId, request);
    }

    /**
     * Stores what became of a call.
     *
     * @return what {@link #tell} is told; empty when the call is done with that
     */
    Optional<C> settle(CallRow<C> call, CallOutcome outcome);

    /** Tells whoever has to know of a settled call; repeated until it does not fail. */
    void tell(CallRow<C> call);
}
