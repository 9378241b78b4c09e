/** Price plans and tariffs: commands, events, refusals, value objects, queries and answers. */
@NullMarked
package com.bluesky.charging.price.contract;

import org.jspecify.annotations.NullMarked;
