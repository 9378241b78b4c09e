/** Users (drivers): commands, events, refusals, queries and answers. */
@NullMarked
package com.bluesky.charging.user.contract;

import org.jspecify.annotations.NullMarked;
