package com.bluesky.charging.device.adapter.link;

import com.bluesky.charging.device.adapter.trace.Traces;
import com.bluesky.charging.device.adapter.wire.FrameCodec;
import com.bluesky.charging.device.adapter.wire.Ocpp16Schemas;
import com.bluesky.charging.kernel.DeviceCredentials;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the links together. */
@Configuration(proxyBeanMethods = false)
class LinkConfiguration {

    @Bean
    Ocpp16Schemas ocpp16Schemas() {
        return Ocpp16Schemas.load();
    }

    @Bean
    LinkParts linkParts(
            Ocpp16Schemas schemas, List<PileAction> actions, Traces traces, Clock clock) {
        LinkTimings timings = LinkTimings.standard();
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("pile-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        return new LinkParts(
                new FrameCodec(),
                schemas,
                new PileActions(schemas, actions),
                timings,
                new Rests(timings.rest()),
                traces,
                clock,
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("pile-", 0).factory()),
                timer);
    }

    @Bean
    LinkSettings linkSettings(Environment environment) {
        return LinkSettings.of(environment, hostName());
    }

    /** A machine that does not know its own name runs the only node. */
    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Bean
    LinkLeases linkLeases(
            @Qualifier("pileDataSource") DataSource dataSource,
            @Qualifier("pileTransactionManager") PlatformTransactionManager transactions,
            Clock clock,
            LinkSettings settings) {
        return new LinkLeases(
                new JdbcTemplate(dataSource),
                new TransactionTemplate(transactions),
                clock,
                settings.node());
    }

    @Bean
    PileLinks pileLinks(LinkParts parts, LinkLeases leases) {
        return new PileLinks(parts, leases);
    }

    @Bean
    PileServer pileServer(
            LinkSettings settings,
            DeviceCredentials credentials,
            BarredLinks bars,
            LinkLeases leases,
            PileLinks links,
            LinkParts parts) {
        return new PileServer(settings, new Gate(credentials, bars, leases, links, parts));
    }
}
