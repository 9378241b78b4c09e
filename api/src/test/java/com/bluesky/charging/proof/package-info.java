/**
 * What holds for every operation of the API, shown for each that {@code docs/openapi.json}
 * describes: whose things are found by whom, what is let in, which bounds hold, and that a repeat
 * changes nothing. The tests are made from the description, and fail when it says something that
 * they do not know how to try.
 */
@NullMarked
package com.bluesky.charging.proof;

import org.jspecify.annotations.NullMarked;
