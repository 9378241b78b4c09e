/** The read model of wallets. */
@NullMarked
package com.bluesky.charging.wallet.query;

import org.jspecify.annotations.NullMarked;
