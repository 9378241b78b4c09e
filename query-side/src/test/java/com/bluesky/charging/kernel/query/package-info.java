/** What the tests of all read models stand on. */
@NullMarked
package com.bluesky.charging.kernel.query;

import org.jspecify.annotations.NullMarked;
