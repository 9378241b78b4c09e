/**
 * How Axon is put together: the event store, its serializer, the buses, and the processors of every
 * side.
 */
@NullMarked
package com.bluesky.charging.app.events;

import org.jspecify.annotations.NullMarked;
