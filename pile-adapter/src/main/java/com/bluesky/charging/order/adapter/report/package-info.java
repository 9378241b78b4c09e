/** What piles report of charges, turned into commands to orders. */
@NullMarked
package com.bluesky.charging.order.adapter.report;

import org.jspecify.annotations.NullMarked;
