/**
 * Orders, from the request to the settled bill: commands, events, refusals, value objects, queries
 * and answers.
 */
@NullMarked
package com.bluesky.charging.order.contract;

import org.jspecify.annotations.NullMarked;
