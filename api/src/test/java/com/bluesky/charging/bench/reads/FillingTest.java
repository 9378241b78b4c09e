package com.bluesky.charging.bench.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.testing.TestPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class FillingTest {

    private static final List<Map<String, Object>> CUSTOMERS =
            List.of(
                    Map.of(
                            "customer_no", 0,
                            "customer_id", "cust-1",
                            "operator_no", 0,
                            "operator_id", "op-1",
                            "width", 1_000));

    private final DataSource database = TestPostgres.freshDatabase().migrated("read");
    private final JdbcClient tables = JdbcClient.create(database);

    /** It once took the tables one after the other, and met who read them in another order. */
    @Test
    void who_reads_already_may_read_all_else_before_the_tables_are_filled() throws Exception {
        ReadOptions options = ReadOptions.of(Selection.COMMON, List.of("--orders=1000"));
        List<@Nullable String> before = indexes();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection reader = database.getConnection();
                Statement query = reader.createStatement()) {
            reader.setAutoCommit(false);
            query.execute("set statement_timeout = '10s'");
            query.execute("select 1 from orders limit 1");
            Future<?> filling = threads.submit(() -> Filling.fill(database, options, CUSTOMERS));
            await().atMost(Duration.ofSeconds(20)).until(this::waitsForTheReader);

            for (@Nullable String table : withIndexes()) {
                query.execute("select 1 from %s limit 1".formatted(table));
            }
            assertThat(filling.isDone()).isFalse();
            reader.commit();

            filling.get(60, TimeUnit.SECONDS);
        }
        assertThat(indexes()).isEqualTo(before);
        assertThat(tables.sql("select count(*) from orders").query(Long.class).single())
                .isEqualTo(1_000);
    }

    private boolean waitsForTheReader() {
        return tables.sql(
                        """
                        select exists (select from pg_stat_activity
                        where datname = current_database() and wait_event = 'PgSleep')
                        """)
                .query(Boolean.class)
                .single();
    }

    private List<@Nullable String> indexes() {
        return tables.sql("select indexdef from pg_indexes where schemaname = 'read' order by 1")
                .query(String.class)
                .list();
    }

    private List<@Nullable String> withIndexes() {
        return tables.sql(
                        "select distinct tablename from pg_indexes where schemaname = 'read' order by 1")
                .query(String.class)
                .list();
    }
}
