/** Sites. */
@NullMarked
package com.bluesky.charging.site.command;

import org.jspecify.annotations.NullMarked;
