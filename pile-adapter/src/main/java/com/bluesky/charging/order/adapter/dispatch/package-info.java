/**
 * What orders ask of piles, turned into calls: durable from the event that asks to the recorded
 * answer.
 */
@NullMarked
package com.bluesky.charging.order.adapter.dispatch;

import org.jspecify.annotations.NullMarked;
