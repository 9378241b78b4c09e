/** Reads at a million orders: how long the server has them, and which index serves each. */
@NullMarked
package com.bluesky.charging.bench.reads;

import org.jspecify.annotations.NullMarked;
