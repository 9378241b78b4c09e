package com.bluesky.charging.device.adapter.link;

import com.bluesky.charging.device.adapter.link.CallOutcome.NotSent;
import com.bluesky.charging.device.contract.DeviceLinks.DeviceLink;
import com.bluesky.charging.device.contract.NotSentReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The piles that are linked: those of this node to be called, those of all nodes to be told of. */
public final class PileLinks {

    private static final Logger LOG = LoggerFactory.getLogger(PileLinks.class);

    private final Map<String, PileLink> links = new ConcurrentHashMap<>();

    /** What lost connections received and is not handled yet, until the devices come back. */
    private final Map<String, SerialQueue> leftOver = new ConcurrentHashMap<>();

    private final LinkParts parts;
    private final LinkLeases leases;

    PileLinks(LinkParts parts, LinkLeases leases) {
        this.parts = parts;
        this.leases = leases;
    }

    /** How long a device that was cut has to stay away; empty when it may come. */
    Optional<Duration> restOf(String deviceId) {
        return parts.rests().of(deviceId);
    }

    /** The name of this node, the same after a restart. */
    public String node() {
        return leases.node();
    }

    /** Whether a socket of this node leads to the device. */
    public boolean holds(String deviceId) {
        return links.containsKey(deviceId);
    }

    /** Whether a socket of any node leads to the device, as far as its lease tells. */
    boolean online(String deviceId) {
        LinkLeases.Lease lease = leases.find(List.of(deviceId)).get(deviceId);
        return lease != null && lease.online();
    }

    /** Since when the lease of a link must have been prolonged to hold. */
    public Instant leasedSince() {
        return leases.heldSince();
    }

    /** The links of devices, one each and in the order of the question. */
    public List<DeviceLink> find(List<String> deviceIds) {
        Map<String, LinkLeases.Lease> found = leases.find(deviceIds);
        return deviceIds.stream().map(deviceId -> link(deviceId, found.get(deviceId))).toList();
    }

    private static DeviceLink link(String deviceId, LinkLeases.@Nullable Lease lease) {
        return lease == null
                ? new DeviceLink(deviceId, false, null)
                : new DeviceLink(deviceId, lease.online(), lease.lastSeenAt());
    }

    /**
     * Calls a pile whose socket this node holds. Never blocks; the outcome comes within the call
     * time-out after the calls that wait before it.
     */
    public CompletableFuture<CallOutcome> call(String deviceId, PileRequest request) {
        PileLink link = links.get(deviceId);
        return link == null
                ? CompletableFuture.completedFuture(new NotSent(NotSentReason.OFFLINE))
                : link.call(request);
    }

    /**
     * Calls a pile in the same way, behind what it said before: that is handled and answered first.
     * When it cannot be called at all, the outcome is the exception.
     */
    public CompletableFuture<CallOutcome> callInTurn(String deviceId, PileRequest request) {
        PileLink link = links.get(deviceId);
        if (link == null) {
            return CompletableFuture.completedFuture(new NotSent(NotSentReason.OFFLINE));
        }
        CompletableFuture<CallOutcome> outcome = new CompletableFuture<>();
        link.inbound().execute(() -> callOrFail(link, request, outcome));
        return outcome;
    }

    private static void callOrFail(
            PileLink link, PileRequest request, CompletableFuture<CallOutcome> outcome) {
        try {
            var _ = link.call(request).thenAccept(outcome::complete);
        } catch (Throwable e) {
            outcome.completeExceptionally(e); // Whoever waits would do so for ever.
        }
    }

    /**
     * Takes a connection whose handshake is complete; the device's former one is closed. What that
     * one received and nobody handled yet stays in front, so a pile's messages keep their order.
     */
    PileLink attach(PileChannel channel, long epoch) {
        AtomicReference<@Nullable PileLink> overtaken = new AtomicReference<>();
        PileLink latest =
                Objects.requireNonNull(
                        links.compute(
                                channel.deviceId(),
                                (deviceId, former) -> {
                                    PileLink link =
                                            new PileLink(
                                                    channel,
                                                    epoch,
                                                    inbound(deviceId, former),
                                                    parts);
                                    boolean newer = former == null || former.epoch() < epoch;
                                    overtaken.set(newer ? former : link);
                                    return newer ? link : former;
                                }));
        PileLink old = overtaken.get();
        if (old != null) {
            LOG.info("{} has a newer connection; the older one is closed", channel.deviceId());
            old.end("Replaced by a newer connection.");
        }
        return old != null && old.epoch() == epoch ? old : latest;
    }

    private SerialQueue inbound(String deviceId, @Nullable PileLink former) {
        SerialQueue left = leftOver.remove(deviceId);
        if (former != null) {
            return former.inbound();
        }
        return left == null ? new SerialQueue(parts.executor()) : left;
    }

    /** Forgets a connection that is lost, but not what it received and nobody handled yet. */
    void detach(PileLink link) {
        links.computeIfPresent(
                link.deviceId(),
                (deviceId, latest) -> {
                    if (latest != link) {
                        return latest;
                    }
                    if (!link.inbound().idle()) {
                        leftOver.put(deviceId, link.inbound());
                    }
                    return null;
                });
        link.closed();
        release(link.deviceId(), link.epoch());
    }

    /** Gives back the lease of a connection that is lost or never came about. */
    void release(String deviceId, long epoch) {
        parts.executor().execute(() -> releaseNow(deviceId, epoch));
    }

    private void releaseNow(String deviceId, long epoch) {
        try {
            leases.close(deviceId, epoch);
        } catch (RuntimeException e) {
            LOG.warn("The lease of {} was not given back; it will run out", deviceId, e);
        }
    }

    /** Prolongs the leases of those that gave a sign of life since the last time. */
    void refreshLeases() {
        leftOver.values().removeIf(SerialQueue::idle);
        List<PileLink> seen = links.values().stream().filter(PileLink::takeSeen).toList();
        if (seen.isEmpty()) {
            return;
        }
        try {
            leases.refresh(seen);
        } catch (RuntimeException e) {
            LOG.warn("{} leases were not prolonged; the next round does it", seen.size(), e);
            seen.forEach(PileLink::stillSeen);
        }
    }

    /**
     * Asks the piles of which nothing but pings was heard for long whether their application lives:
     * a proxy or an operating system answers pings also when it hangs. Any message is an answer, an
     * error too; who stays silent is closed.
     */
    void askSilent() {
        links.values().stream().filter(PileLink::isToBeAsked).forEach(this::askSilent);
    }

    private void askSilent(PileLink link) {
        ObjectNode heartbeat =
                JsonNodeFactory.instance.objectNode().put("requestedMessage", "Heartbeat");
        Instant soon = parts.clock().instant().plus(parts.timings().call());
        var _ =
                link.call(new PileRequest("TriggerMessage", heartbeat, soon))
                        .thenRun(() -> {
                            if (link.isSilent()) {
                                LOG.info("{} answers nothing but pings; closed", link.deviceId());
                                link.end("No message for too long.");
                            }
                        });
    }

    /** Ends the connection of a device that this node holds, if it does. */
    void end(String deviceId, String why) {
        PileLink link = links.get(deviceId);
        if (link != null) {
            LOG.info("{} is closed: {}", deviceId, why);
            link.end(why);
        }
    }

    /** All connections of this node. */
    Collection<PileLink> all() {
        return links.values();
    }
}
