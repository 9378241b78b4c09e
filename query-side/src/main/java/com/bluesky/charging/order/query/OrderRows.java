package com.bluesky.charging.order.query;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OrderRows extends Repository<OrderRow, String> {

    @Query(
            """
            select o from OrderRow o
            where o.orderId = :orderId and o.operatorId = :operatorId
              and (:customerId is null or o.customerId = :customerId)
            """)
    Optional<OrderRow> find(String orderId, String operatorId, @Nullable String customerId);
}
