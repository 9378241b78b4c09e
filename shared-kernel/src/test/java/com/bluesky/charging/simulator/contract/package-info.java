/** Tests of the simulator's contract. */
@NullMarked
package com.bluesky.charging.simulator.contract;

import org.jspecify.annotations.NullMarked;
