/** Customers and what became of their API keys. */
@NullMarked
package com.bluesky.charging.customer.command;

import org.jspecify.annotations.NullMarked;
