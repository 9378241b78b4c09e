package com.bluesky.charging.testing;

import com.bluesky.charging.app.Settings;
import com.bluesky.charging.testing.TestPostgres.TestDatabase;
import com.bluesky.fixtures.lamp.LampFixtures;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration;
import org.axonframework.springboot.autoconfig.XStreamAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The application without any feature and without the web: its database, events and deadlines. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            JdbcAutoConfiguration.class,
            JpaAutoConfiguration.class,
            JpaEventStoreAutoConfiguration.class,
            XStreamAutoConfiguration.class
        })
@ConfigurationPropertiesScan(basePackageClasses = Settings.class)
@ComponentScan(
        basePackages = {
            "com.bluesky.charging.app.database",
            "com.bluesky.charging.app.events",
            "com.bluesky.charging.app.deadlines"
        })
@ComponentScan(
        basePackages = "com.bluesky.charging.security",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.KeyConfiguration"))
public class EventSide {

    /** Starts a node with the invented lamps; the test closes it. */
    public static ConfigurableApplicationContext start(
            TestDatabase database, Path data, String... settings) {
        List<String> all = new ArrayList<>(Arrays.asList(database.settings()));
        all.add("bluesky.data=" + data);
        all.add("spring.main.allow-bean-definition-overriding=true");
        all.addAll(Arrays.asList(settings));
        return new SpringApplicationBuilder(EventSide.class, LampFixtures.class)
                .web(WebApplicationType.NONE)
                .run(all.stream().map(setting -> "--" + setting).toArray(String[]::new));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
