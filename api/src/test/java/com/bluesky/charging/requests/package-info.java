/** Runs the request files of the documentation, as an editor would. */
@NullMarked
package com.bluesky.charging.requests;

import org.jspecify.annotations.NullMarked;
