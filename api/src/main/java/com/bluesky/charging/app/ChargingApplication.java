package com.bluesky.charging.app;

import com.bluesky.charging.kernel.CommandService;
import java.time.Clock;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.axonframework.springboot.autoconfig.XStreamAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * All modules in one application. What a feature has is found by its marks: Spring's, Axon's
 * processing groups and aggregates, and {@link CommandService}.
 *
 * <p>Left out of what Spring Boot would do by itself: Axon's event side on JPA or on the primary
 * data source, because the event side has its own connections (see {@code app.events}); the data
 * source and its migrations, because there are four schemas (see {@code app.database}); the update
 * check, because the application tells nobody that it runs; and XStream, because everything is
 * JSON.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            JdbcAutoConfiguration.class,
            JpaAutoConfiguration.class,
            JpaEventStoreAutoConfiguration.class,
            UpdateCheckerAutoConfiguration.class,
            XStreamAutoConfiguration.class
        })
@AutoConfigurationPackage(basePackages = "com.bluesky.charging")
@ConfigurationPropertiesScan("com.bluesky.charging")
@ComponentScan(
        basePackages = "com.bluesky.charging",
        includeFilters = {
            @ComponentScan.Filter(ProcessingGroup.class),
            @ComponentScan.Filter(CommandService.class)
        },
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(
                    type = FilterType.CUSTOM,
                    classes = AutoConfigurationExcludeFilter.class)
        })
public class ChargingApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
