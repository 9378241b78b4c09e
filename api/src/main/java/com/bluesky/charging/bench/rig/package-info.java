/** What benchmarks share: a server, a client, a load, what it took, and the machine. */
@NullMarked
package com.bluesky.charging.bench.rig;

import org.jspecify.annotations.NullMarked;
