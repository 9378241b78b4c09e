/** Many readers of live orders: how soon they hear of a sample, and what they cost the server. */
@NullMarked
package com.bluesky.charging.bench.stream;

import org.jspecify.annotations.NullMarked;
