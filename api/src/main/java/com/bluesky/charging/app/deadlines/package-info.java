/** Commands that are sent when their time has come, also after a restart. */
@NullMarked
package com.bluesky.charging.app.deadlines;

import org.jspecify.annotations.NullMarked;
