/** Tests of what every feature stands on. */
@NullMarked
package com.bluesky.charging.kernel;

import org.jspecify.annotations.NullMarked;
