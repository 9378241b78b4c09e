/** Wallets, their top-ups and holds: commands, events, refusals, queries and answers. */
@NullMarked
package com.bluesky.charging.wallet.contract;

import org.jspecify.annotations.NullMarked;
