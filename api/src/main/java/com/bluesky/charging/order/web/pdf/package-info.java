/** Bills as documents that people print and file. */
@NullMarked
package com.bluesky.charging.order.web.pdf;

import org.jspecify.annotations.NullMarked;
