/** The sandbox's resources with which its simulated piles are steered. */
@NullMarked
package com.bluesky.charging.simulator.web;

import org.jspecify.annotations.NullMarked;
