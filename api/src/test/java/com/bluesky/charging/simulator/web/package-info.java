/** Tests of the resources that steer simulated piles. */
@NullMarked
package com.bluesky.charging.simulator.web;

import org.jspecify.annotations.NullMarked;
