/** Fills an empty platform with something to try it on. */
@NullMarked
package com.bluesky.charging.app.sandbox;

import org.jspecify.annotations.NullMarked;
