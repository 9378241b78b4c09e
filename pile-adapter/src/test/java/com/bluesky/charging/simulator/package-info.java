/** Tests of the simulated piles against a small OCPP server on a real socket. */
@NullMarked
package com.bluesky.charging.simulator;

import org.jspecify.annotations.NullMarked;
