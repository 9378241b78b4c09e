package com.bluesky.charging.customer.query;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ApiKeyRows extends Repository<ApiKeyRow, String> {

    @Query(
            """
            select k from ApiKeyRow k
            where k.keyId = :keyId and k.customerId = :customerId
              and (:operatorId is null or k.operatorId = :operatorId)
            """)
    Optional<ApiKeyRow> find(String keyId, String customerId, @Nullable String operatorId);
}
