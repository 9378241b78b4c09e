package com.bluesky.charging.device.adapter.link;

import com.bluesky.charging.kernel.DeviceCredentials;
import java.util.concurrent.Semaphore;

/**
 * What a handshake needs to let a pile in.
 *
 * @param checks permits to check a password; whoever waits for one keeps the order of coming
 */
record Gate(
        DeviceCredentials credentials,
        BarredLinks bars,
        LinkLeases leases,
        PileLinks links,
        LinkParts parts,
        Semaphore checks) {

    Gate(
            DeviceCredentials credentials,
            BarredLinks bars,
            LinkLeases leases,
            PileLinks links,
            LinkParts parts) {
        this(
                credentials,
                bars,
                leases,
                links,
                parts,
                new Semaphore(LinkLimits.PASSWORD_CHECKS, true));
    }
}
