/** How long a start takes, and what the server then has in memory. */
@NullMarked
package com.bluesky.charging.bench.startup;

import org.jspecify.annotations.NullMarked;
