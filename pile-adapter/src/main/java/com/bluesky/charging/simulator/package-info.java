/**
 * Simulated piles: real OCPP 1.6J clients with a codec, a link and a behaviour of their own, which
 * share nothing with the server that they report to.
 */
@NullMarked
package com.bluesky.charging.simulator;

import org.jspecify.annotations.NullMarked;
