package com.bluesky.charging.wallet.query;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface WalletRows extends Repository<WalletRow, String> {

    Optional<WalletRow> findById(String walletId);
}
