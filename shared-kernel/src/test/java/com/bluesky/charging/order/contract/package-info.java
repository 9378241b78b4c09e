@NullMarked
package com.bluesky.charging.order.contract;

import org.jspecify.annotations.NullMarked;
