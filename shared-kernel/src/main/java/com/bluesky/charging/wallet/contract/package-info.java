/** Wallets, their top-ups, refunds, holds and movements: messages, refusals and answers. */
@NullMarked
package com.bluesky.charging.wallet.contract;

import org.jspecify.annotations.NullMarked;
