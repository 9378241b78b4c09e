/** What tests of the whole application stand on: a real PostgreSQL, and the application itself. */
@NullMarked
package com.bluesky.charging.testing;

import org.jspecify.annotations.NullMarked;
