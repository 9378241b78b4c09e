/** Writes the frames of a device's link down for a while, for an administrator to look at. */
@NullMarked
package com.bluesky.charging.device.adapter.trace;

import org.jspecify.annotations.NullMarked;
