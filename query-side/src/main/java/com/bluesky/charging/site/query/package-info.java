/** The read model of sites, with the free connectors that each has. */
@NullMarked
package com.bluesky.charging.site.query;

import org.jspecify.annotations.NullMarked;
