/** The API's resources of users. */
@NullMarked
package com.bluesky.charging.user.web;

import org.jspecify.annotations.NullMarked;
