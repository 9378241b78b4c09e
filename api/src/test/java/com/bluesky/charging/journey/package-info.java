/**
 * Whole journeys against a running server, as a customer's app, a pile and an operator of the
 * server see it.
 */
@NullMarked
package com.bluesky.charging.journey;

import org.jspecify.annotations.NullMarked;
