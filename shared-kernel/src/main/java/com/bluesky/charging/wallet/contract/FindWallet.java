package com.bluesky.charging.wallet.contract;

import com.bluesky.charging.kernel.Tenant;

/**
 * Asks for the wallet of a user; answers an optional {@link WalletView}, empty when the user is
 * unknown or somebody else's. A user that never topped up has an empty wallet of version −1.
 */
public record FindWallet(Tenant tenant, String userId) {}
