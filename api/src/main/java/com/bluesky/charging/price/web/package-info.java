/** The API's resources of price plans. */
@NullMarked
package com.bluesky.charging.price.web;

import org.jspecify.annotations.NullMarked;
