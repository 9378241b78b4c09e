/** Wallets, and the small streams that remember each top-up and hold for ever. */
@NullMarked
package com.bluesky.charging.wallet.command;

import org.jspecify.annotations.NullMarked;
