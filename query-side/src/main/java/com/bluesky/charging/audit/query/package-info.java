/** The recorded history of an order, read from the event store itself. */
@NullMarked
package com.bluesky.charging.audit.query;

import org.jspecify.annotations.NullMarked;
