/** Price plans, and how connectors get their tariffs. */
@NullMarked
package com.bluesky.charging.price.command;

import org.jspecify.annotations.NullMarked;
