/** The API's resources of orders: start, stop, settle, and what is known of them. */
@NullMarked
package com.bluesky.charging.order.web;

import org.jspecify.annotations.NullMarked;
