/** The API's resources of recorded history. */
@NullMarked
package com.bluesky.charging.audit.web;

import org.jspecify.annotations.NullMarked;
