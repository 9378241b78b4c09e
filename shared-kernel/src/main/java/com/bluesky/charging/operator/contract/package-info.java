/** Operators, the tenants: their commands, events, refusals, queries and answers. */
@NullMarked
package com.bluesky.charging.operator.contract;

import org.jspecify.annotations.NullMarked;
