/** What the automations of all features share. */
@NullMarked
package com.bluesky.charging.kernel.command;

import org.jspecify.annotations.NullMarked;
