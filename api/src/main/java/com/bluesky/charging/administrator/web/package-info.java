/** The API's resources of administrators. */
@NullMarked
package com.bluesky.charging.administrator.web;

import org.jspecify.annotations.NullMarked;
