/** The read model of orders, their samples and their bills. */
@NullMarked
package com.bluesky.charging.order.query;

import org.jspecify.annotations.NullMarked;
