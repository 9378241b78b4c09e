/** Sites: commands, events, queries and answers. */
@NullMarked
package com.bluesky.charging.site.contract;

import org.jspecify.annotations.NullMarked;
