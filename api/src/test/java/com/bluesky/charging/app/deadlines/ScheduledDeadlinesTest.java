package com.bluesky.charging.app.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.kernel.EventTypes;
import com.bluesky.charging.kernel.Provenance;
import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.RefusalDetails;
import com.bluesky.charging.kernel.Refused;
import com.bluesky.charging.testing.TestPostgres;
import com.bluesky.fixtures.lamp.contract.LampCommand;
import com.bluesky.fixtures.lamp.contract.LampCommand.BreakLamp;
import com.bluesky.fixtures.lamp.contract.LampCommand.MakeLamp;
import com.bluesky.fixtures.lamp.contract.LampCommand.SwitchLamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ScheduledDeadlinesTest {

    private static final Duration AT_MOST = Duration.ofSeconds(30);
    private static final Clock CLOCK = Clock.systemUTC();

    private final DataSource dataSource = TestPostgres.freshDatabase().migrated("events");
    private final List<CommandMessage<?>> sent = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final List<ScheduledDeadlines> running = new ArrayList<>();

    @AfterEach
    void stop() {
        running.forEach(ScheduledDeadlines::stop);
    }

    @Test
    void a_command_is_sent_when_its_time_has_come() {
        ScheduledDeadlines deadlines = started();

        deadlines.schedule("lamp:1", CLOCK.instant().plusMillis(300), new SwitchLamp("lamp-1"));

        await().atMost(AT_MOST).until(() -> sent.size() == 1);
        assertThat(sent.getFirst().getPayload()).isEqualTo(new SwitchLamp("lamp-1"));
        assertThat(sent.getFirst().getMetaData()).containsEntry(Provenance.ACTOR_KIND, "system");
        await().atMost(AT_MOST).until(() -> waiting() == 0);
    }

    @Test
    void a_deadline_survives_a_restart() {
        ScheduledDeadlines before = started();
        before.schedule(
                "lamp:1",
                CLOCK.instant().plus(Duration.ofHours(1)),
                new MakeLamp("lamp-1", "owner-1", "Ada"));
        before.stop();
        assertThat(waiting()).isEqualTo(1);

        started(Clock.offset(CLOCK, Duration.ofHours(2)));

        await().atMost(AT_MOST).until(() -> sent.size() == 1);
        assertThat(sent.getFirst().getPayload())
                .isEqualTo(new MakeLamp("lamp-1", "owner-1", "Ada"));
    }

    @Test
    void the_latest_call_decides_time_and_command() {
        ScheduledDeadlines deadlines = started();
        Instant far = CLOCK.instant().plus(Duration.ofHours(1));

        deadlines.schedule("lamp:1", far, new SwitchLamp("lamp-1"));
        deadlines.schedule("lamp:1", far, new SwitchLamp("lamp-1"));
        deadlines.schedule("lamp:1", CLOCK.instant(), new SwitchLamp("lamp-2"));

        await().atMost(AT_MOST).until(() -> sent.size() == 1);
        assertThat(sent.getFirst().getPayload()).isEqualTo(new SwitchLamp("lamp-2"));
        await().atMost(AT_MOST).until(() -> waiting() == 0);
    }

    @Test
    void a_cancelled_deadline_is_forgotten_and_cancelling_nothing_does_nothing() {
        ScheduledDeadlines deadlines = started();
        deadlines.schedule("lamp:1", CLOCK.instant().plusSeconds(3600), new SwitchLamp("lamp-1"));

        deadlines.cancel("lamp:1");
        deadlines.cancel("lamp:1");

        assertThat(waiting()).isZero();
    }

    @Test
    void a_refused_command_is_over_and_a_failed_one_is_tried_again() {
        failures.set(1);
        ScheduledDeadlines deadlines = started();

        deadlines.schedule("lamp:broken", CLOCK.instant(), new BreakLamp("lamp-1"));
        deadlines.schedule("lamp:1", CLOCK.instant(), new SwitchLamp("lamp-1"));

        await().atMost(AT_MOST).until(() -> waiting() == 0);
        assertThat(sent.stream().map(command -> (Object) command.getPayload()).toList())
                .containsExactlyInAnyOrder(
                        new BreakLamp("lamp-1"),
                        new SwitchLamp("lamp-1"),
                        new SwitchLamp("lamp-1"));
    }

    @Test
    void only_commands_of_contracts_and_short_keys_are_taken() {
        ScheduledDeadlines deadlines = started();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> deadlines.schedule("lamp:1", CLOCK.instant(), "switch"));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        deadlines.schedule(
                                "k".repeat(201), CLOCK.instant(), new SwitchLamp("lamp-1")));
        deadlines.schedule("k".repeat(200), CLOCK.instant(), new SwitchLamp("lamp-1"));
    }

    private ScheduledDeadlines started() {
        return started(CLOCK);
    }

    private ScheduledDeadlines started(Clock clock) {
        CommandBus bus = SimpleCommandBus.builder().build();
        var _ = bus.subscribe(SwitchLamp.class.getName(), this::handle);
        var _ = bus.subscribe(MakeLamp.class.getName(), this::handle);
        var _ = bus.subscribe(BreakLamp.class.getName(), this::refuse);
        ScheduledDeadlines deadlines =
                new ScheduledDeadlines(
                        dataSource,
                        DefaultCommandGateway.builder().commandBus(bus).build(),
                        new DueCommands(EventTypes.of(List.of(LampCommand.class))),
                        clock);
        deadlines.start();
        running.add(deadlines);
        return deadlines;
    }

    private Object handle(CommandMessage<?> command) {
        sent.add(command);
        if (failures.getAndDecrement() > 0) {
            throw new IllegalStateException("not now");
        }
        return "done";
    }

    private Object refuse(CommandMessage<?> command) {
        sent.add(command);
        throw new Refused(
                new RefusalDetails("LAMP_HOLDS", Refusal.Kind.CONFLICT, "The lamp holds."));
    }

    private long waiting() {
        return JdbcClient.create(dataSource)
                .sql("SELECT count(*) FROM scheduled_tasks")
                .query(Long.class)
                .single();
    }
}
