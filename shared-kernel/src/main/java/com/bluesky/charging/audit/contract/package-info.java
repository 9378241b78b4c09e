/** The recorded history of an order: queries and answers. */
@NullMarked
package com.bluesky.charging.audit.contract;

import org.jspecify.annotations.NullMarked;
