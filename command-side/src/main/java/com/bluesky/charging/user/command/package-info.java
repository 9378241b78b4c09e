/** Users, their claims on phone numbers, and their cards. */
@NullMarked
package com.bluesky.charging.user.command;

import org.jspecify.annotations.NullMarked;
