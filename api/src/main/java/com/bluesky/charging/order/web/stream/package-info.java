/** The live stream of an order: what happens to it, told to whoever follows it. */
@NullMarked
package com.bluesky.charging.order.web.stream;

import org.jspecify.annotations.NullMarked;
