/** The read model of customers and their API keys. */
@NullMarked
package com.bluesky.charging.customer.query;

import org.jspecify.annotations.NullMarked;
