package com.bluesky.charging.order.web.pdf;

import org.jspecify.annotations.Nullable;

/**
 * What those are called whose ids a bill has, as they are called when the document is made.
 *
 * @param address of the site; null when the site is not known any more
 */
public record BillNames(String operator, String site, @Nullable String address, String device) {}
