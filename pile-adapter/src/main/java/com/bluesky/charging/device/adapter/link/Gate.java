package com.bluesky.charging.device.adapter.link;

import com.bluesky.charging.kernel.DeviceCredentials;

/** What a handshake needs to let a pile in. */
record Gate(DeviceCredentials credentials, LinkLeases leases, PileLinks links, LinkParts parts) {}
