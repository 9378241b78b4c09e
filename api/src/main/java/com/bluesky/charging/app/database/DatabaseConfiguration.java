package com.bluesky.charging.app.database;

import com.bluesky.charging.app.Settings;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The connections of each side. Who wants any but the read side's names it with a qualifier; so
 * JPA, and whatever else takes the only data source that it sees, gets the read side's.
 *
 * <p>Commands have a pool of their own: an automation keeps a connection of {@code
 * eventsDataSource} while it waits for the answer of a command, which therefore must not need
 * another one of the same pool. Theirs alone waits for the disk of the two: what automations write
 * is their place in the events, what they parked, and deadlines, all of which follows from events.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    Database database(
            ObjectProvider<ServerStart> begun, Settings settings, DatabaseSettings database) {
        ServerStart start = begun.getIfAvailable();
        return start == null ? Database.start(settings, database) : start.await();
    }

    @Bean
    @Primary
    HikariDataSource readDataSource(Database database, DatabaseSettings settings) {
        return database.derivedPool("read", Side.READ, settings.pool().read());
    }

    @Bean(defaultCandidate = false)
    @Qualifier("commandsDataSource")
    HikariDataSource commandsDataSource(Database database, DatabaseSettings settings) {
        return database.pool("commands", Side.EVENTS, settings.pool().commands());
    }

    @Bean(defaultCandidate = false)
    @Qualifier("eventsDataSource")
    HikariDataSource eventsDataSource(Database database, DatabaseSettings settings) {
        return database.derivedPool("events", Side.EVENTS, settings.pool().events());
    }

    /** For messages between the nodes that share a database; an embedded one has one node. */
    @Bean(defaultCandidate = false)
    @Qualifier("noticesDataSource")
    @ConditionalOnProperty(name = "bluesky.database.embedded", havingValue = "false")
    HikariDataSource noticesDataSource(Database database) {
        return database.noticesPool();
    }

    @Bean(defaultCandidate = false)
    @Qualifier("pileDataSource")
    HikariDataSource pileDataSource(Database database, DatabaseSettings settings) {
        return database.pool("pile", Side.PILE, settings.pool().pile());
    }

    @Bean(defaultCandidate = false)
    @Qualifier("vaultDataSource")
    HikariDataSource vaultDataSource(Database database, DatabaseSettings settings) {
        return database.pool("vault", Side.VAULT, settings.pool().vault());
    }

    @Bean(defaultCandidate = false)
    @Qualifier("commandsTransactionManager")
    PlatformTransactionManager commandsTransactionManager(
            @Qualifier("commandsDataSource") DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("eventsTransactionManager")
    PlatformTransactionManager eventsTransactionManager(
            @Qualifier("eventsDataSource") DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("pileTransactionManager")
    PlatformTransactionManager pileTransactionManager(
            @Qualifier("pileDataSource") DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("vaultTransactionManager")
    PlatformTransactionManager vaultTransactionManager(
            @Qualifier("vaultDataSource") DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    /** The read side's is the one that Spring Boot makes for JPA; here it gets its second name. */
    @Bean
    static BeanFactoryPostProcessor nameOfReadTransactionManager() {
        return beans -> beans.registerAlias("transactionManager", "readTransactionManager");
    }
}
