package com.bluesky.charging.app.deadlines;

import com.bluesky.charging.app.events.ContractInterfaces;
import com.bluesky.charging.kernel.EventTypes;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Deadlines take their connections from the pool of commands: automations, which set them, hold
 * theirs while they do.
 */
@Configuration(proxyBeanMethods = false)
class DeadlineConfiguration {

    @Bean
    ScheduledDeadlines deadlines(
            @Qualifier("commandsDataSource") DataSource dataSource,
            CommandGateway gateway,
            Clock clock) {
        EventTypes commands = EventTypes.of(ContractInterfaces.endingIn("Command"));
        return new ScheduledDeadlines(dataSource, gateway, new DueCommands(commands), clock);
    }
}
