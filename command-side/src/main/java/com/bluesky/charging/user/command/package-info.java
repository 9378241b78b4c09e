/** Users, and their claims on phone numbers. */
@NullMarked
package com.bluesky.charging.user.command;

import org.jspecify.annotations.NullMarked;
