/** What every projection and list of the query side stands on. */
@NullMarked
package com.bluesky.charging.kernel.query;

import org.jspecify.annotations.NullMarked;
