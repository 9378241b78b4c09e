/** What the simulator of charging piles offers to the demo, the sandbox, benchmarks and tests. */
@NullMarked
package com.bluesky.charging.simulator.contract;

import org.jspecify.annotations.NullMarked;
