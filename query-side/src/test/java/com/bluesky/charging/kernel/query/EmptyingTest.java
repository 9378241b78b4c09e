package com.bluesky.charging.kernel.query;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.EntityType;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** A connection that is given up after two seconds, and a table that takes three to empty. */
@SuppressWarnings("NullAway.Init") // Filled before each test.
class EmptyingTest {

    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final String THREE_SECONDS = "select pg_sleep(3)";

    private HikariDataSource pool;
    private LocalContainerEntityManagerFactoryBean factory;
    private EntityManagerFactory entities;

    @BeforeEach
    void slowTable() {
        pool = Postgres.migrated("read_emptied", SILENCE, 1);
        factory = new ReadModelConfiguration().entityManagerFactory(pool);
        factory.afterPropertiesSet();
        entities = requireNonNull(factory.getObject());
        JdbcClient sql = JdbcClient.create(pool);
        sql.sql(
                        """
                        CREATE OR REPLACE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
                        $$ BEGIN PERFORM pg_sleep(3); RETURN NULL; END $$
                        """)
                .update();
        sql.sql(
                        """
                        CREATE OR REPLACE TRIGGER slow BEFORE DELETE ON users
                        FOR EACH STATEMENT EXECUTE FUNCTION wait()
                        """)
                .update();
    }

    @AfterEach
    void close() {
        factory.destroy();
        pool.close();
    }

    @Test
    void a_table_may_take_longer_and_what_comes_after_it_may_not() {
        assertThatCode(this::emptyTheTable).doesNotThrowAnyException();

        assertThatThrownBy(() -> JdbcClient.create(pool).sql(THREE_SECONDS).query().singleRow())
                .hasRootCauseInstanceOf(SocketTimeoutException.class);
    }

    private void emptyTheTable() {
        try (EntityManager manager = entities.createEntityManager()) {
            manager.getTransaction().begin();
            StreamRows.deleteAll(manager, rowsOf(manager));
            manager.getTransaction().commit();
        }
    }

    private static Class<?> rowsOf(EntityManager manager) {
        return manager.getMetamodel().getEntities().stream()
                .filter(entity -> entity.getName().equals("UserRow"))
                .map(EntityType::getJavaType)
                .findAny()
                .orElseThrow();
    }
}
