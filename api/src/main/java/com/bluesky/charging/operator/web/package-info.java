/** The API's resources of operators. */
@NullMarked
package com.bluesky.charging.operator.web;

import org.jspecify.annotations.NullMarked;
