package com.bluesky.charging.app.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.bluesky.charging.kernel.EventTypes;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.SubjectKeys;
import com.bluesky.charging.order.contract.OrderEvent;
import com.bluesky.fixtures.lamp.contract.LampEvent;
import com.bluesky.fixtures.lamp.contract.LampEvent.LampMade;
import com.bluesky.fixtures.lamp.contract.LampEvent.LampSwitched;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EventSerializerTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Keys keys = new Keys();
    private final EventSerializer serializer =
            new EventSerializer(EventTypes.of(List.of(LampEvent.class)), new PersonalFields(keys));

    @Test
    void an_event_is_stored_under_its_logical_name_and_first_revision() {
        SerializedObject<byte[]> stored = serializer.serialize(switched(), byte[].class);

        assertThat(stored.getType().getName()).isEqualTo("lamp.LampSwitched");
        assertThat(stored.getType().getRevision()).isEqualTo("1");
        assertThat(text(stored)).isEqualTo("{\"lampId\":\"lamp-1\",\"times\":3}");
        assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(switched());
    }

    @Test
    void instants_are_read_in_the_usual_form_and_in_every_other() {
        EventSerializer orders =
                new EventSerializer(
                        EventTypes.of(List.of(OrderEvent.class)), new PersonalFields(keys));
        Object starting =
                new OrderEvent.ChargingStarting(
                        "ord-1",
                        new Owner("opr-1", "cus-1", null),
                        Instant.parse("2026-03-01T08:00:00.123Z"));
        SerializedObject<byte[]> stored = orders.serialize(starting, byte[].class);
        assertThat(text(stored)).contains("\"2026-03-01T08:00:00.123Z\"");
        byte[] elsewhere =
                text(stored)
                        .replace("08:00:00.123Z", "16:00:00.123+08:00")
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(orders.<byte[], Object>deserialize(stored)).isEqualTo(starting);
        assertThat(
                        orders.<byte[], Object>deserialize(
                                new SimpleSerializedObject<>(
                                        elsewhere, byte[].class, stored.getType())))
                .isEqualTo(starting);
    }

    @Test
    void personal_data_is_encrypted_and_read_back() {
        SerializedObject<byte[]> stored = serializer.serialize(made("Ada"), byte[].class);

        assertThat(text(stored)).doesNotContain("Ada").contains("\"ownerId\":\"owner-1\"");
        assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(made("Ada"));
    }

    @Test
    void personal_data_is_read_from_a_tree_too_because_upcasters_hand_trees_on() {
        SerializedObject<byte[]> stored = serializer.serialize(made("Ada"), byte[].class);
        SerializedObject<JsonNode> tree = serializer.getConverter().convert(stored, JsonNode.class);

        assertThat(serializer.<JsonNode, Object>deserialize(tree)).isEqualTo(made("Ada"));
        assertThat(serializer.<JsonNode, Object>deserialize(tree)).isEqualTo(made("Ada"));
    }

    @Test
    void after_its_key_was_destroyed_personal_data_reads_as_null_and_the_rest_as_before() {
        SerializedObject<byte[]> stored = serializer.serialize(made("Ada"), byte[].class);

        keys.destroy("owner-1");

        LampMade read = serializer.deserialize(stored);
        assertThat(read).isEqualTo(made(null));
    }

    @Test
    void what_is_stored_after_its_key_was_destroyed_holds_no_personal_data() {
        keys.destroy("owner-1");

        SerializedObject<byte[]> stored = serializer.serialize(made("Ada"), byte[].class);

        assertThat(text(stored)).contains("\"ownerName\":null").doesNotContain("enc");
    }

    @Test
    void absent_personal_data_needs_no_key() {
        serializer.serialize(made(null), byte[].class);

        assertThat(keys.made).isEmpty();
    }

    @Test
    void a_ciphertext_is_good_at_its_own_place_only() {
        ObjectNode event =
                (ObjectNode)
                        JSON.readTree(serializer.serialize(made("Ada"), byte[].class).getData());
        JsonNode name = event.get("ownerName");
        event.putNull("ownerName");
        event.set("street", name);

        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.deserialize(stored("lamp.LampMade", event)));
    }

    @Test
    void a_ciphertext_of_another_person_is_not_read() {
        ObjectNode event =
                (ObjectNode)
                        JSON.readTree(serializer.serialize(made("Ada"), byte[].class).getData());
        keys.findOrCreate("owner-2");
        event.put("ownerId", "owner-2");

        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.deserialize(stored("lamp.LampMade", event)));
    }

    @Test
    void an_event_that_nobody_knows_is_refused_loudly() {
        SerializedObject<byte[]> unknown = stored("lamp.LampStolen", JSON.createObjectNode());

        assertThatExceptionOfType(UnknownEventType.class)
                .isThrownBy(() -> serializer.classForType(unknown.getType()))
                .withMessageContaining("lamp.LampStolen");
        assertThatExceptionOfType(UnknownEventType.class)
                .isThrownBy(() -> serializer.deserialize(unknown));
    }

    @Test
    void metadata_keeps_its_own_type() {
        MetaData metadata = MetaData.with("actorId", "cus-1");

        SerializedObject<byte[]> stored = serializer.serialize(metadata, byte[].class);

        assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(metadata);
    }

    private static LampMade made(@Nullable String name) {
        return new LampMade("lamp-1", "owner-1", name, null);
    }

    private static LampSwitched switched() {
        return new LampSwitched("lamp-1", 3);
    }

    private static SerializedObject<byte[]> stored(String type, ObjectNode event) {
        return new SimpleSerializedObject<>(
                JSON.writeValueAsBytes(event), byte[].class, new SimpleSerializedType(type, "1"));
    }

    private static String text(SerializedObject<byte[]> stored) {
        return new String(stored.getData(), StandardCharsets.UTF_8);
    }

    /** Keys in memory. */
    private static final class Keys implements SubjectKeys {

        private final Map<String, Optional<SecretKey>> made = new HashMap<>();

        @Override
        public Optional<SecretKey> findOrCreate(String subjectId) {
            return made.computeIfAbsent(
                    subjectId,
                    id ->
                            Optional.of(
                                    new SecretKeySpec(
                                            (id + "0123456789abcdef0123456789abcdef")
                                                    .substring(0, 32)
                                                    .getBytes(StandardCharsets.US_ASCII),
                                            "AES")));
        }

        @Override
        public Optional<SecretKey> find(String subjectId) {
            return made.getOrDefault(subjectId, Optional.empty());
        }

        @Override
        public void destroy(String subjectId) {
            made.put(subjectId, Optional.empty());
        }
    }
}
