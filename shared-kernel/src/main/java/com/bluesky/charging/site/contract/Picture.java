package com.bluesky.charging.site.contract;

import org.jspecify.annotations.Nullable;

/**
 * A picture of a site. It lies elsewhere: only its address is kept.
 *
 * @param url {@code https}
 * @param caption what it shows
 */
public record Picture(String url, @Nullable String caption) {}
