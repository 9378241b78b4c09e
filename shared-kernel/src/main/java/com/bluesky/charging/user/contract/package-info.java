/** Users (drivers) and their cards: commands, events, refusals, queries and answers. */
@NullMarked
package com.bluesky.charging.user.contract;

import org.jspecify.annotations.NullMarked;
