/** Devices and their connectors: commands, events, refusals, queries and answers. */
@NullMarked
package com.bluesky.charging.device.contract;

import org.jspecify.annotations.NullMarked;
