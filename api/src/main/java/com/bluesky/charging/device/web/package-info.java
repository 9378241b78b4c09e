/** The API's resources of devices. */
@NullMarked
package com.bluesky.charging.device.web;

import org.jspecify.annotations.NullMarked;
