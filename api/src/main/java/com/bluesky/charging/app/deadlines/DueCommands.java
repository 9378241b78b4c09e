package com.bluesky.charging.app.deadlines;

import com.bluesky.charging.kernel.EventTypes;
import com.bluesky.charging.kernel.Provenance;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads commands as JSON under a logical name, so that a deadline outlives a release
 * that moves the command's class.
 */
final class DueCommands implements Serializer {

    private static final List<String> CONVERSATION =
            List.of(Provenance.CORRELATION_ID, Provenance.CAUSATION_ID, Provenance.REQUEST_ID);

    private final EventTypes types;
    private final JsonMapper json = JsonMapper.builder().build();

    /**
     * @param types the names of all commands
     */
    DueCommands(EventTypes types) {
        this.types = types;
    }

    DueCommand of(Object command) {
        String type =
                types.nameOf(command.getClass())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        command.getClass().getName()
                                                + " is no command of a contract."));
        return new DueCommand(type, json.valueToTree(command), conversation());
    }

    CommandMessage<?> message(DueCommand due) {
        Class<?> type =
                types.classOf(due.type())
                        .orElseThrow(
                                () -> new IllegalStateException("No command is " + due.type()));
        return new GenericCommandMessage<>(
                json.treeToValue(due.command(), type),
                MetaData.from(due.metadata()).and(Provenance.ACTOR_KIND, "system"));
    }

    @Override
    public byte[] serialize(Object data) {
        return json.writeValueAsBytes(data);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] stored) {
        return json.readValue(stored, type);
    }

    /** A deadline that an automation sets goes on with what the automation reacts to. */
    private static Map<String, String> conversation() {
        if (!CurrentUnitOfWork.isStarted()) {
            return Map.of();
        }
        Message<?> cause = CurrentUnitOfWork.get().getMessage();
        MetaData correlation = CurrentUnitOfWork.get().getCorrelationData();
        Map<String, String> conversation = new HashMap<>();
        for (String key : CONVERSATION) {
            Object value = correlation.getOrDefault(key, cause.getMetaData().get(key));
            if (value != null) {
                conversation.put(key, value.toString());
            }
        }
        return conversation;
    }
}
