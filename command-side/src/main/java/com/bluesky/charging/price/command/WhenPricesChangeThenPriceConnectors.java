package com.bluesky.charging.price.command;

import com.bluesky.charging.device.contract.ConnectorCommand.PriceConnector;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorAdded;
import com.bluesky.charging.kernel.command.Answer;
import com.bluesky.charging.kernel.command.OutcomeUnknown;
import com.bluesky.charging.price.contract.ConnectorsToPrice;
import com.bluesky.charging.price.contract.ConnectorsToPrice.ConnectorTariff;
import com.bluesky.charging.price.contract.FindConnectorsToPrice;
import com.bluesky.charging.price.contract.PriceAssignmentEvent;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanPublished;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.queryhandling.QueryGateway;

/**
 * Connectors carry their tariff, so that a start needs no lookup. Which connectors an event
 * concerns the read model knows, once it has passed that event.
 */
@ProcessingGroup("automation.WhenPricesChangeThenPriceConnectors")
@DisallowReplay
class WhenPricesChangeThenPriceConnectors {

    private final QueryGateway queries;
    private final CommandGateway commands;
    private final Clock clock;

    WhenPricesChangeThenPriceConnectors(
            QueryGateway queries, CommandGateway commands, Clock clock) {
        this.queries = queries;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * A read model that is further behind than this is looked for by a person: the event is parked.
     */
    static final Duration READ_MODEL_WAIT_MAX = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Awaited together, so that a plan of many connectors neither floods the bus nor crawls. */
    private static final int SENT_AT_ONCE = 100;

    @EventHandler
    void on(ConnectorAdded e, @SequenceNumber long sequence, TrackingToken token) {
        price(FindConnectorsToPrice.addedConnector(e.connectorKey(), sequence), token);
    }

    @EventHandler
    void on(PricePlanPublished e, @SequenceNumber long sequence, TrackingToken token) {
        price(FindConnectorsToPrice.publishedPlan(e.planId(), sequence), token);
    }

    @EventHandler
    void on(PriceAssignmentEvent e, @SequenceNumber long sequence, TrackingToken token) {
        price(FindConnectorsToPrice.changedTarget(e.target(), sequence), token);
    }

    private void price(FindConnectorsToPrice question, TrackingToken token) {
        long revision = token.position().orElseThrow();
        List<ConnectorTariff> concerned = ask(question);
        for (int from = 0; from < concerned.size(); from += SENT_AT_ONCE) {
            List<CompletableFuture<Object>> sent =
                    concerned
                            .subList(from, Math.min(from + SENT_AT_ONCE, concerned.size()))
                            .stream()
                            .map(it ->
                                    commands.send(
                                            new PriceConnector(
                                                    it.connectorKey(),
                                                    it.tariff(),
                                                    revision,
                                                    clock.instant())))
                            .toList();
            sent.forEach(each -> Answer.to(each).expectGranted());
        }
    }

    private List<ConnectorTariff> ask(FindConnectorsToPrice question) {
        long deadlineNanos = System.nanoTime() + READ_MODEL_WAIT_MAX.toNanos();
        while (System.nanoTime() < deadlineNanos) {
            ConnectorsToPrice answer =
                    Answer.to(queries.query(question, ConnectorsToPrice.class)).expectGranted();
            if (answer.upToDate()) {
                return answer.connectors();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new OutcomeUnknown(
                "The read model has not passed the change of prices: " + question, null);
    }
}
