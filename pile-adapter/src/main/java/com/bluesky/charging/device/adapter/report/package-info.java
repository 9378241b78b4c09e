/** What piles report of themselves and their connectors, turned into commands. */
@NullMarked
package com.bluesky.charging.device.adapter.report;

import org.jspecify.annotations.NullMarked;
