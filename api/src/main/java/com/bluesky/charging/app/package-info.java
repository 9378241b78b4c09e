/** The application as a whole: its main, its settings, and how its parts are put together. */
@NullMarked
package com.bluesky.charging.app;

import org.jspecify.annotations.NullMarked;
