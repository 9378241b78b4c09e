/** Events of a feature that exists in tests only: good ones, and ones that must be rejected. */
@NullMarked
package com.bluesky.charging.example.contract;

import org.jspecify.annotations.NullMarked;
