/**
 * The links to piles: listeners, handshake, one connection per device, calls in both directions,
 * and the leases that tell who is online.
 */
@NullMarked
package com.bluesky.charging.device.adapter.link;

import org.jspecify.annotations.NullMarked;
