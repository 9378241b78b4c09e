/** Tests of what the demo and the launcher tell when they cannot do what they are asked. */
@NullMarked
package com.bluesky.charging.demo;

import org.jspecify.annotations.NullMarked;
