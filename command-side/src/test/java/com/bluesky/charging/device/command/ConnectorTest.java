package com.bluesky.charging.device.command;

import static com.bluesky.charging.device.command.Connectors.KEY;
import static com.bluesky.charging.device.command.Connectors.SPEC;
import static com.bluesky.charging.device.command.Connectors.add;
import static com.bluesky.charging.device.command.Connectors.price;
import static com.bluesky.charging.device.command.Connectors.status;
import static com.bluesky.charging.device.command.Connectors.tariff;
import static com.bluesky.charging.kernel.command.CommandSide.NOW;

import com.bluesky.charging.device.contract.ConnectorCommand.PriceConnector;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorAdded;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorPriced;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorStatusChanged;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorStatusDoubted;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.kernel.ReportTime;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ConnectorTest {

    private static final ConnectorAdded ADDED =
            new ConnectorAdded(KEY, "dev-1", "op-1", "site-1", "Europe/Berlin", SPEC, NOW);
    private static final Instant BEFORE = NOW.minusSeconds(1);

    private final FixtureConfiguration<Connector> connector =
            new AggregateTestFixture<>(Connector.class);

    @Test
    void a_connector_is_added() {
        connector.givenNoPriorActivity().when(add()).expectEvents(ADDED);
    }

    @Test
    void adding_it_again_changes_nothing() {
        connector.given(ADDED).when(add()).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void a_connector_gets_its_tariff() {
        connector.given(ADDED).when(price(1, 7)).expectEvents(priced(1, 7));
    }

    @Test
    void a_later_revision_replaces_the_tariff() {
        connector.given(ADDED, priced(1, 7)).when(price(2, 8)).expectEvents(priced(2, 8));
    }

    @Test
    void a_later_revision_without_a_tariff_takes_it_away() {
        connector
                .given(ADDED, priced(1, 7))
                .when(new PriceConnector(KEY, null, 8, NOW))
                .expectEvents(new ConnectorPriced(KEY, "op-1", null, 8, NOW));
    }

    @Test
    void an_earlier_revision_that_comes_late_is_ignored() {
        connector.given(ADDED, priced(2, 8)).when(price(1, 7)).expectNoEvents();
    }

    @Test
    void a_repeated_revision_is_ignored() {
        connector.given(ADDED, priced(2, 8)).when(price(2, 8)).expectNoEvents();
    }

    @Test
    void another_tariff_of_one_revision_replaces_the_former() {
        connector.given(ADDED, priced(1, 8)).when(price(2, 8)).expectEvents(priced(2, 8));
    }

    @Test
    void a_status_is_recorded() {
        connector
                .given(ADDED)
                .when(status(ConnectorStatus.AVAILABLE, NOW))
                .expectEvents(changed(ConnectorStatus.AVAILABLE, NOW));
    }

    @Test
    void an_unchanged_status_appends_nothing() {
        connector
                .given(ADDED, changed(ConnectorStatus.AVAILABLE, BEFORE))
                .when(status(ConnectorStatus.AVAILABLE, NOW))
                .expectNoEvents();
    }

    @Test
    void a_status_of_the_same_time_replaces_the_one_before() {
        connector
                .given(ADDED, changed(ConnectorStatus.AVAILABLE, NOW))
                .when(status(ConnectorStatus.PREPARING, NOW))
                .expectEvents(changed(ConnectorStatus.PREPARING, NOW));
    }

    @Test
    void an_older_status_is_doubted_and_the_present_one_stays() {
        connector
                .given(ADDED, changed(ConnectorStatus.AVAILABLE, NOW))
                .when(status(ConnectorStatus.FAULTED, BEFORE))
                .expectEvents(doubted())
                .expectResultMessagePayload(false);
    }

    @Test
    void a_status_is_the_last_word_also_when_it_is_repeated() {
        connector
                .given(ADDED)
                .when(status(ConnectorStatus.AVAILABLE, NOW))
                .expectResultMessagePayload(true);
        connector
                .given(ADDED, changed(ConnectorStatus.AVAILABLE, NOW))
                .when(status(ConnectorStatus.AVAILABLE, NOW))
                .expectNoEvents()
                .expectResultMessagePayload(true);
        connector
                .given(ADDED, changed(ConnectorStatus.AVAILABLE, NOW))
                .when(status(ConnectorStatus.AVAILABLE, BEFORE))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void a_doubted_status_that_is_repeated_appends_nothing() {
        connector
                .given(ADDED, changed(ConnectorStatus.AVAILABLE, NOW), doubted())
                .when(status(ConnectorStatus.FAULTED, BEFORE))
                .expectNoEvents();
    }

    private static ConnectorPriced priced(int version, long revision) {
        return new ConnectorPriced(KEY, "op-1", tariff(version), revision, NOW);
    }

    private static ConnectorStatusChanged changed(ConnectorStatus status, Instant at) {
        return new ConnectorStatusChanged(
                KEY, "dev-1", 1, "op-1", status, "NoError", null, null, ReportTime.of(at, at));
    }

    private static ConnectorStatusDoubted doubted() {
        return new ConnectorStatusDoubted(
                KEY,
                "op-1",
                ConnectorStatus.FAULTED,
                "NoError",
                ReportTime.of(BEFORE, BEFORE),
                "The pile reported a later status before.");
    }
}
