/** The API's resources of sites. */
@NullMarked
package com.bluesky.charging.site.web;

import org.jspecify.annotations.NullMarked;
