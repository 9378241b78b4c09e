/** The read model of price plans, and which of them holds for which connector. */
@NullMarked
package com.bluesky.charging.price.query;

import org.jspecify.annotations.NullMarked;
