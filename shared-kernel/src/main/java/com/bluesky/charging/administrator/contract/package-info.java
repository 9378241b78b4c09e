/** Administrators, the people of an operator: commands, events, refusals, queries and answers. */
@NullMarked
package com.bluesky.charging.administrator.contract;

import org.jspecify.annotations.NullMarked;
