package com.bluesky.charging.order.command;

import com.bluesky.charging.price.contract.Tariff;
import org.jspecify.annotations.Nullable;

/**
 * Where a charge is, and what it costs there.
 *
 * @param zone IANA time zone of the site
 * @param tariff null while nobody told it
 */
record Terms(String siteId, String zone, @Nullable Tariff tariff) {}
