/** Administrators' accounts. */
@NullMarked
package com.bluesky.charging.administrator.command;

import org.jspecify.annotations.NullMarked;
