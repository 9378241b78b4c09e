/**
 * The event store on PostgreSQL: how events are read, and how many commands' are stored at once.
 */
@NullMarked
package com.bluesky.charging.app.events.store;

import org.jspecify.annotations.NullMarked;
