/** Customers and the life of their API keys: commands, events, refusals, queries and answers. */
@NullMarked
package com.bluesky.charging.customer.contract;

import org.jspecify.annotations.NullMarked;
