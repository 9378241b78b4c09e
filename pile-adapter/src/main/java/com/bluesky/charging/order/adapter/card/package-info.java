/** What the adapter has to know of cards, and on what terms charges by them run. */
@NullMarked
package com.bluesky.charging.order.adapter.card;

import org.jspecify.annotations.NullMarked;
