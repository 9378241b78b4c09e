/**
 * The rules of the house: which module and package may use which, each shown to reject a bad
 * example.
 */
@NullMarked
package com.bluesky.charging.architecture;

import org.jspecify.annotations.NullMarked;
