package com.bluesky.charging.kernel.query;

import com.bluesky.charging.customer.contract.CustomerEvent;
import com.bluesky.charging.device.contract.ConnectorEvent;
import com.bluesky.charging.device.contract.DeviceEvent;
import com.bluesky.charging.kernel.EventTypes;
import com.bluesky.charging.operator.contract.OperatorEvent;
import com.bluesky.charging.order.contract.OrderEvent;
import com.bluesky.charging.price.contract.PriceAssignmentEvent;
import com.bluesky.charging.price.contract.PricePlanEvent;
import com.bluesky.charging.site.contract.SiteEvent;
import com.bluesky.charging.user.contract.UserEvent;
import com.bluesky.charging.wallet.contract.WalletEvent;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** What the application would bring: JPA on a data source, and an event store. */
@Configuration(proxyBeanMethods = false)
@ComponentScan("com.bluesky.charging")
@EnableJpaRepositories("com.bluesky.charging")
@EnableTransactionManagement(proxyTargetClass = true)
class ReadModelConfiguration {

    @Bean
    LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
        LocalContainerEntityManagerFactoryBean factory =
                new LocalContainerEntityManagerFactoryBean();
        factory.setDataSource(dataSource);
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.setPackagesToScan("com.bluesky.charging");
        factory.setJpaPropertyMap(
                Map.of(
                        "hibernate.hbm2ddl.auto", "validate",
                        "hibernate.generate_statistics", "true",
                        "hibernate.jdbc.time_zone", "UTC",
                        "hibernate.jdbc.batch_size", "100",
                        "hibernate.order_inserts", "true",
                        "hibernate.order_updates", "true"));
        return factory;
    }

    @Bean
    PlatformTransactionManager transactionManager(EntityManagerFactory factory) {
        return new JpaTransactionManager(factory);
    }

    @Bean
    EventStorageEngine storageEngine() {
        return new InMemoryEventStorageEngine();
    }

    @Bean
    EventStore eventStore(EventStorageEngine engine) {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    @Bean
    EventTypes eventTypes() {
        return EventTypes.of(
                List.of(
                        OperatorEvent.class,
                        CustomerEvent.class,
                        UserEvent.class,
                        WalletEvent.class,
                        SiteEvent.class,
                        DeviceEvent.class,
                        ConnectorEvent.class,
                        PricePlanEvent.class,
                        PriceAssignmentEvent.class,
                        OrderEvent.class));
    }
}
