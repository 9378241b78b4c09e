/** The read model of devices and their connectors. */
@NullMarked
package com.bluesky.charging.device.query;

import org.jspecify.annotations.NullMarked;
