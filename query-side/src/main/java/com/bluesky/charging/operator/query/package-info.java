/** The read model of operators. */
@NullMarked
package com.bluesky.charging.operator.query;

import org.jspecify.annotations.NullMarked;
