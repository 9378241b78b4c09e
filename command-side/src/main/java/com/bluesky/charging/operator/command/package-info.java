/** Operators. */
@NullMarked
package com.bluesky.charging.operator.command;

import org.jspecify.annotations.NullMarked;
