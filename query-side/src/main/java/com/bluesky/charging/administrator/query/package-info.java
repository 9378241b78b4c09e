/** The read model of administrators. */
@NullMarked
package com.bluesky.charging.administrator.query;

import org.jspecify.annotations.NullMarked;
