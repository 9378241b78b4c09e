/** How fast events are stored, how fast projections are made anew, and what growth changes. */
@NullMarked
package com.bluesky.charging.bench.store;

import org.jspecify.annotations.NullMarked;
