package com.bluesky.charging.wallet.query;

import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.Condition;
import com.bluesky.charging.kernel.query.Filters;
import com.bluesky.charging.kernel.query.Keyset;
import com.bluesky.charging.kernel.query.Rows;
import com.bluesky.charging.kernel.query.Slice;
import com.bluesky.charging.wallet.contract.FindRefund;
import com.bluesky.charging.wallet.contract.FindTopUp;
import com.bluesky.charging.wallet.contract.ListRefunds;
import com.bluesky.charging.wallet.contract.ListTopUps;
import com.bluesky.charging.wallet.contract.RefundPage;
import com.bluesky.charging.wallet.contract.RefundView;
import com.bluesky.charging.wallet.contract.TopUpPage;
import com.bluesky.charging.wallet.contract.TopUpView;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What users paid in, and what was given back to them. */
@Component
@Transactional(readOnly = true)
class PaymentQueries {

    private static final Keyset<TopUpRow> NEWEST_TOP_UP_FIRST =
            new Keyset<>(TopUpRow.class, "at", "topUpId", true, TopUpRow::position);

    private static final Keyset<RefundRow> NEWEST_REFUND_FIRST =
            new Keyset<>(RefundRow.class, "at", "refundId", true, RefundRow::position);

    private final EntityManager entities;

    PaymentQueries(EntityManager entities) {
        this.entities = entities;
    }

    @QueryHandler
    Optional<TopUpView> find(FindTopUp query) {
        Condition wanted = of(query.tenant(), query.userId(), "topUpId", query.topUpId(), null);
        return Rows.find(entities, TopUpRow.class, wanted).map(TopUpRow::view);
    }

    @QueryHandler
    TopUpPage list(ListTopUps query) {
        Condition wanted =
                of(query.tenant(), query.userId(), "topUpId", null, query.updatedSince());
        Slice<TopUpRow> slice = NEWEST_TOP_UP_FIRST.page(entities, wanted, query.page());
        return new TopUpPage(slice.rows().stream().map(TopUpRow::view).toList(), slice.next());
    }

    @QueryHandler
    Optional<RefundView> find(FindRefund query) {
        Condition wanted = of(query.tenant(), query.userId(), "refundId", query.refundId(), null);
        return Rows.find(entities, RefundRow.class, wanted).map(RefundRow::view);
    }

    @QueryHandler
    RefundPage list(ListRefunds query) {
        Condition wanted =
                of(query.tenant(), query.userId(), "refundId", null, query.updatedSince());
        Slice<RefundRow> slice = NEWEST_REFUND_FIRST.page(entities, wanted, query.page());
        return new RefundPage(slice.rows().stream().map(RefundRow::view).toList(), slice.next());
    }

    /** Of a user of the tenant: the one with an id, or all that were recorded since an instant. */
    private static Condition of(
            Tenant tenant,
            String userId,
            String idAttribute,
            @Nullable String id,
            @Nullable Instant updatedSince) {
        return Condition.allOf(
                Filters.equal("operatorId", tenant.operatorId()),
                Filters.equal("customerId", tenant.customerId()),
                Filters.equal("userId", userId),
                Filters.equal(idAttribute, id),
                Filters.since("updatedAt", updatedSince));
    }
}
