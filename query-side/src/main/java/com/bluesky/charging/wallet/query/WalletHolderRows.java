package com.bluesky.charging.wallet.query;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface WalletHolderRows extends Repository<WalletHolderRow, String> {

    @Query(
            """
            select h from WalletHolderRow h
            where h.userId = :userId and h.operatorId = :operatorId
              and (:customerId is null or h.customerId = :customerId)
            """)
    Optional<WalletHolderRow> find(String userId, String operatorId, @Nullable String customerId);
}
