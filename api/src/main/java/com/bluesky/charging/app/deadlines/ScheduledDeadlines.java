package com.bluesky.charging.app.deadlines;

import com.bluesky.charging.kernel.Deadlines;
import com.bluesky.charging.kernel.Refused;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Deadlines as one-time tasks of db-scheduler, one for each key. Each is stored at once and by
 * itself, not with the transaction of whoever sets it: what is set twice is set once.
 */
final class ScheduledDeadlines implements Deadlines, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledDeadlines.class);
    private static final String TASK = "deadline";
    private static final int LONGEST_KEY = 200;
    private static final int AT_A_TIME = 16;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /** What a killed node was about to send is taken over by another after 4 of these. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    /** How long the same deadline may be on its way out while it is set anew. */
    private static final Duration LONGEST_SENDING = Duration.ofSeconds(10);

    /** The scheduler waits for that twice, and what it leaves then another node takes over. */
    private static final Duration LONGEST_SHUTDOWN = Duration.ofSeconds(10);

    private static final long LOOK_AGAIN_MILLIS = 20;

    private final OneTimeTask<DueCommand> task;
    private final DueCommands commands;
    private final Scheduler scheduler;

    ScheduledDeadlines(
            DataSource dataSource, CommandGateway gateway, DueCommands commands, Clock clock) {
        this.commands = commands;
        this.task =
                Tasks.oneTime(TASK, DueCommand.class)
                        .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY_AFTER))
                        .execute((instance, context) -> send(gateway, instance));
        this.scheduler =
                Scheduler.create(dataSource, task)
                        .serializer(commands)
                        .clock(clock::instant)
                        .threads(AT_A_TIME)
                        .executorService(Executors.newVirtualThreadPerTaskExecutor())
                        .pollingInterval(LOOK_EVERY)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                        .shutdownMaxWait(LONGEST_SHUTDOWN)
                        .enableImmediateExecution()
                        .build();
    }

    @Override
    public void schedule(String key, Instant dueAt, Object command) {
        if (key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("The key of a deadline is too long: " + key);
        }
        TaskInstance<DueCommand> instance = task.instance(key, commands.of(command));
        long giveUpAt = System.nanoTime() + LONGEST_SENDING.toNanos();
        while (!tryToSchedule(instance, dueAt)) {
            if (System.nanoTime() - giveUpAt > 0) {
                throw new IllegalStateException("The former deadline of " + key + " does not end.");
            }
            pause();
        }
    }

    /** False while the former deadline of the same key is just being sent. */
    private boolean tryToSchedule(TaskInstance<DueCommand> instance, Instant dueAt) {
        try {
            return scheduler.schedule(instance, dueAt, ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException e) {
            LOG.debug("A former deadline of {} is on its way out.", instance.getId());
            return false;
        }
    }

    @Override
    public void cancel(String key) {
        try {
            scheduler.cancel(task.instanceId(key));
        } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException e) {
            // It is over, or on its way out and harmless then, as every deadline must be.
            LOG.debug("There is no deadline of {} to cancel.", key);
        }
    }

    private void send(CommandGateway gateway, TaskInstance<DueCommand> instance) {
        try {
            gateway.sendAndWait(
                    commands.message(instance.getData()),
                    LONGEST_RETRY.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (CommandExecutionException e) {
            if (!(e instanceof Refused)) {
                throw e;
            }
            LOG.info("The deadline {} came too late: {}", instance.getId(), e.getMessage());
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void start() {
        scheduler.start();
    }

    @Override
    public void stop() {
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return scheduler.getSchedulerState().isStarted()
                && !scheduler.getSchedulerState().isShuttingDown();
    }
}
