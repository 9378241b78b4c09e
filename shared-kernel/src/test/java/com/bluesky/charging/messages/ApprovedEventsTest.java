package com.bluesky.charging.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.bluesky.charging.kernel.EventTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Stored events are read for ever, so the JSON of each version of each event is approved by a file
 * {@code <type>-<revision>.json}. What has been released is never edited: a change is a new
 * revision with an upcaster.
 *
 * <p>{@code -Dapprove.events=true} writes the files that are missing or differ, and fails, so that
 * nobody approves without noticing.
 */
class ApprovedEventsTest {

    private static final Path FILES = Path.of("src", "test", "resources", "events");
    private static final boolean APPROVE = Boolean.getBoolean("approve.events");

    private final EventTypes types = Contracts.eventTypes();
    private final ObjectMapper json = Contracts.json();

    @TestFactory
    Stream<DynamicTest> each_event_is_written_as_its_approved_file_says() {
        return types.classes().stream()
                .map(event -> dynamicTest(nameOf(event), () -> isWrittenAsApproved(event)))
                .sorted((one, other) -> one.getDisplayName().compareTo(other.getDisplayName()));
    }

    @TestFactory
    Stream<DynamicTest> each_approved_file_is_read_as_the_event_that_was_written() {
        return types.classes().stream()
                .map(event -> dynamicTest(nameOf(event), () -> isReadAsWritten(event)))
                .sorted((one, other) -> one.getDisplayName().compareTo(other.getDisplayName()));
    }

    @Test
    void each_approved_file_belongs_to_an_event() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .isNotEmpty()
                    .allSatisfy(this::belongsToAnEvent);
        }
    }

    private void isWrittenAsApproved(Class<?> event) throws IOException {
        String written =
                json.writerWithDefaultPrettyPrinter().writeValueAsString(Samples.of(event)) + "\n";
        Path approved = fileOf(event);
        if (APPROVE) {
            approve(approved, written);
        }
        assertThat(approved).as("the approved JSON; see -Dapprove.events=true").exists();
        assertThat(fieldsOf(written))
                .containsExactlyInAnyOrderEntriesOf(fieldsOf(Files.readString(approved)));
    }

    private void approve(Path approved, String written) throws IOException {
        if (!Files.exists(approved)
                || !fieldsOf(Files.readString(approved)).equals(fieldsOf(written))) {
            Files.createDirectories(FILES);
            Files.writeString(approved, written);
            fail("Wrote %s. Look at it, and run again without approve.events.".formatted(approved));
        }
    }

    private void isReadAsWritten(Class<?> event) throws IOException {
        Object read = json.readValue(Files.readString(fileOf(event)), event);

        assertThat(read).isEqualTo(Samples.of(event));
    }

    private void belongsToAnEvent(String file) {
        String type = file.replaceFirst("-\\d+\\.json$", "");
        assertThat(types.classOf(type)).as("the event of " + file).isPresent();
        int revision = Integer.parseInt(file.replaceFirst("^.*-(\\d+)\\.json$", "$1"));
        int latest = Integer.parseInt(Contracts.revisionOf(types.classOf(type).orElseThrow()));
        assertThat(revision).as("the revision of " + file).isBetween(1, latest);
    }

    private Path fileOf(Class<?> event) {
        return FILES.resolve(nameOf(event) + ".json");
    }

    private String nameOf(Class<?> event) {
        return types.nameOf(event).orElseThrow() + "-" + Contracts.revisionOf(event);
    }

    /** Every value by its path, so that a difference names the field. */
    private Map<String, String> fieldsOf(String text) {
        Map<String, String> fields = new TreeMap<>();
        addFields("", json.readTree(text), fields);
        return fields;
    }

    private static void addFields(String path, JsonNode node, Map<String, String> fields) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties()
                    .forEach(field ->
                            addFields(path + "/" + field.getKey(), field.getValue(), fields));
        } else if (node.isArray() && !node.isEmpty()) {
            for (int i = 0; i < node.size(); i++) {
                addFields(path + "/" + i, node.get(i), fields);
            }
        } else {
            fields.put(path, node.toString());
        }
    }
}
