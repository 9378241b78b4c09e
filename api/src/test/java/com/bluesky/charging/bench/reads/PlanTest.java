package com.bluesky.charging.bench.reads;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.bench.rig.Latencies;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final String LOGGED =
            """
            \tQuery Text: select o1_0.order_id,o1_0.user_id from orders o1_0
            \twhere o1_0.operator_id=$1
            \tQuery Parameters: $1 = 'op-1'
            \tLimit  (cost=0.42..5.1 rows=51 width=10) (actual time=0.1..0.2 rows=51.00 loops=1)
            \t  Buffers: shared hit=7
            \t  ->  Index Scan using orders_of_operator on orders o1_0  (cost=0.42..9 rows=9 width=10)
            \t        SubPlan 1
            \t          ->  Seq Scan on sites  (cost=0.00..9 rows=9 width=10)
            \t          ->  Bitmap Index Scan on sites_near  (cost=0.00..9 rows=9 width=10)
            """;

    @Test
    void a_plan_is_read_from_the_log_with_its_statement_indexes_and_whole_tables() {
        Plan plan = Plan.of(LOGGED);

        assertThat(plan.statement())
                .isEqualTo("select … from orders o1_0 where o1_0.operator_id=$1");
        assertThat(plan.steps()).hasSize(6).first().asString().startsWith("Limit  (cost=");
        assertThat(plan.indexes()).containsExactly("orders_of_operator", "sites_near");
        assertThat(plan.readWhole()).containsExactly("sites");
    }

    @Test
    void percentiles_are_values_that_were_measured() {
        List<Long> nanos = new ArrayList<>();
        for (long micros = 1; micros <= 200; micros++) {
            nanos.add(micros * 1_000);
        }

        assertThat(Latencies.of(nanos)).isEqualTo(new Latencies(200, 100, 198, 200));
        assertThat(Latencies.of(List.of(7_000L))).isEqualTo(new Latencies(1, 7, 7, 7));
        assertThat(Latencies.of(List.of())).isEqualTo(new Latencies(0, 0, 0, 0));
        assertThat(Latencies.millis(12_345)).isEqualTo("12.34");
        assertThat(Latencies.millis(9_050)).isEqualTo("9.05");
    }
}
