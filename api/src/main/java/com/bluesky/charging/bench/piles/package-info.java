/** What piles feel: charges by the hundred, the start of one, and ten thousand that are silent. */
@NullMarked
package com.bluesky.charging.bench.piles;

import org.jspecify.annotations.NullMarked;
