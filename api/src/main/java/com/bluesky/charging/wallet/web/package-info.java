/** The API's resources of wallets. */
@NullMarked
package com.bluesky.charging.wallet.web;

import org.jspecify.annotations.NullMarked;
