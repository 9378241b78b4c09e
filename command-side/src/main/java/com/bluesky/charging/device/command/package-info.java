/** Devices, connectors and their occupancies. */
@NullMarked
package com.bluesky.charging.device.command;

import org.jspecify.annotations.NullMarked;
