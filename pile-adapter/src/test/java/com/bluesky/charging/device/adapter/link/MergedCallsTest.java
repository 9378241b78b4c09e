package com.bluesky.charging.device.adapter.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.device.adapter.wire.ErrorCode;
import com.bluesky.charging.device.adapter.wire.PayloadViolation;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class MergedCallsTest {

    private static final PileDatabase DATABASE = PileDatabase.fresh();

    /** The connector ids of readings that the action treats in a way of its own. */
    private static final int FAILING = 98;

    private static final int OUT_OF_BOUNDS = 99;

    /** What was carried out together, by connector ids; a heartbeat is an empty list. */
    private final List<List<Long>> handled = new CopyOnWriteArrayList<>();

    private final CountDownLatch holding = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    private final MergingPileAction readings =
            new MergingPileAction() {
                @Override
                public String name() {
                    return "MeterValues";
                }

                @Override
                public List<ObjectNode> answerAll(List<PileCall> calls) {
                    List<Long> connectors =
                            calls.stream().map(it -> it.payload().integer("connectorId")).toList();
                    if (connectors.contains((long) OUT_OF_BOUNDS)) {
                        throw new PayloadViolation(
                                ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, "Out of bounds.");
                    }
                    handled.add(connectors);
                    if (connectors.contains((long) FAILING)) {
                        throw new IllegalStateException("The database is lost.");
                    }
                    return calls.stream().map(_ -> JsonNodeFactory.instance.objectNode()).toList();
                }
            };

    /** Holds the line until the test lets go. */
    private final PileAction heartbeat =
            new PileAction() {
                @Override
                public String name() {
                    return "Heartbeat";
                }

                @Override
                public ObjectNode answer(PileCall call) {
                    holding.countDown();
                    try {
                        assertThat(gate.await(10, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    handled.add(List.of());
                    return JsonNodeFactory.instance.objectNode();
                }
            };

    private final LinkedHouse house =
            new LinkedHouse(
                            DATABASE,
                            List.of(readings, heartbeat),
                            LinkedHouse.patient(),
                            Clock.systemUTC())
                    .start();

    private TestPile pile;

    @BeforeEach
    void everything_waits_behind_a_heartbeat() throws Exception {
        pile = house.connect("dev-1");
        pile.send("[2,\"first\",\"Heartbeat\",{}]");
        assertThat(holding.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void stop() {
        gate.countDown();
        pile.close();
        house.close();
    }

    @Test
    void readings_that_wait_behind_each_other_are_carried_out_together() {
        send(1, 2, 3);
        assertThat(answers(3)).containsExactly("3 1", "3 2", "3 3");
        assertThat(handled).containsExactly(List.of(), List.of(1L, 2L, 3L));
    }

    @Test
    void at_most_16_are_carried_out_together() {
        send(IntStream.rangeClosed(1, LinkLimits.MERGED_CALLS + 1).toArray());
        assertThat(answers(LinkLimits.MERGED_CALLS + 1))
                .last()
                .isEqualTo("3 " + (LinkLimits.MERGED_CALLS + 1));
        assertThat(handled).extracting(List::size).containsExactly(0, LinkLimits.MERGED_CALLS, 1);
    }

    @Test
    void another_message_in_between_keeps_its_place() {
        send(1, 2);
        pile.send("[2,\"between\",\"Heartbeat\",{}]");
        send(3, 4);
        assertThat(answers(5)).containsExactly("3 1", "3 2", "3 between", "3 3", "3 4");
        assertThat(handled).containsExactly(List.of(), List.of(1L, 2L), List.of(), List.of(3L, 4L));
    }

    @Test
    void one_that_is_not_valid_gets_its_error_and_holds_up_no_other() {
        send(1);
        pile.send("[2,\"bad\",\"MeterValues\",{\"connectorId\":2}]");
        pile.send("broken");
        send(3);
        assertThat(answers(4)).containsExactly("3 1", "4 bad", "4 -1", "3 3");
        assertThat(handled).containsExactly(List.of(), List.of(1L), List.of(3L));
    }

    @Test
    void a_value_out_of_bounds_is_only_its_own_calls_error() {
        send(1, OUT_OF_BOUNDS, 3);
        assertThat(answers(3)).containsExactly("3 1", "4 " + OUT_OF_BOUNDS, "3 3");
        assertThat(handled).containsExactly(List.of(), List.of(1L), List.of(3L));
    }

    @Test
    void when_they_cannot_be_stored_none_is_acknowledged() {
        send(1, FAILING, 3);
        assertThat(answers(3)).containsExactly("4 1", "4 " + FAILING, "4 3");
        send(1);
        assertThat(pile.next().get(0).asInt()).isEqualTo(3);
    }

    private void send(int... connectors) {
        for (int connector : connectors) {
            pile.send(
                    "[2,\"%d\",\"MeterValues\",{\"connectorId\":%d,\"meterValue\":[]}]"
                            .formatted(connector, connector));
        }
    }

    /** The type and id of each answer after the first one, when the line is free. */
    private List<String> answers(int count) {
        await().atMost(10, TimeUnit.SECONDS)
                .until(() -> house.links().all().iterator().next().unhandled() == 1 + count);
        gate.countDown();
        assertThat(pile.next().get(1).asString()).isEqualTo("first");
        return IntStream.range(0, count).mapToObj(_ -> typeAndId(pile.next())).toList();
    }

    private static String typeAndId(JsonNode answer) {
        return answer.get(0).asInt() + " " + answer.get(1).asString();
    }
}
