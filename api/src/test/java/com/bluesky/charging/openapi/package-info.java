/** Tests of the description of the API as something that others build on. */
@NullMarked
package com.bluesky.charging.openapi;

import org.jspecify.annotations.NullMarked;
