/**
 * The charging order: the one process manager, its bill, and the automations that carry it along.
 */
@NullMarked
package com.bluesky.charging.order.command;

import org.jspecify.annotations.NullMarked;
