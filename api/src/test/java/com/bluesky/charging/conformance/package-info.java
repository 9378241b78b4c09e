/**
 * The same scenarios with independent OCPP 1.6J clients against the whole application. What passed
 * becomes {@code docs/ocpp16.md}. A scenario is a test method that takes a {@link
 * com.bluesky.charging.conformance.Client} and says by {@link
 * com.bluesky.charging.conformance.Shows} which rows of that document it shows.
 */
@NullMarked
package com.bluesky.charging.conformance;

import org.jspecify.annotations.NullMarked;
