package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a merge patch does to what it is put onto. */
class PatchTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private static final Lamp LAMP = new Lamp("desk", "white", new Place("hall", 3), 40);

    private static final JsonMapper JSON = mapper();

    /** Something that can be changed. */
    record Lamp(
            @NotNull @Size(min = 1, max = 5) String name,
            @Nullable String colour,
            @NotNull @Valid Place place,
            int watts) {}

    record Place(@NotNull String room, @Nullable Integer floor) {}

    @Test
    void what_is_not_named_stays() {
        assertThat(patch("{}").onto(LAMP)).isEqualTo(LAMP);
        assertThat(patch("{'watts':60}").onto(LAMP))
                .isEqualTo(new Lamp("desk", "white", new Place("hall", 3), 60));
    }

    @Test
    void null_takes_an_optional_value_away() {
        assertThat(patch("{'colour':null,'place':{'floor':null}}").onto(LAMP))
                .isEqualTo(new Lamp("desk", null, new Place("hall", null), 40));
    }

    @Test
    void null_is_no_value_for_what_is_required() {
        assertProblem("{'name':null}", RequestProblem.INVALID_FIELD, "/name");
        assertProblem("{'watts':null}", RequestProblem.UNREADABLE_JSON, "/watts");
    }

    @Test
    void a_value_that_is_not_allowed_is_pointed_at() {
        assertThat(patch("{'name':'lamps'}").onto(LAMP).name()).isEqualTo("lamps");
        assertProblem("{'name':'lantern'}", RequestProblem.INVALID_FIELD, "/name");
        assertProblem("{'place':{'room':null}}", RequestProblem.INVALID_FIELD, "/place/room");
    }

    @Test
    void an_unknown_field_is_refused_whatever_its_value() {
        assertProblem("{'color':'red'}", RequestProblem.UNKNOWN_FIELD, "/color");
        assertProblem("{'color':null}", RequestProblem.UNKNOWN_FIELD, "/color");
        assertProblem("{'place':{'house':1}}", RequestProblem.UNKNOWN_FIELD, "/place/house");
    }

    @Test
    void a_value_of_another_type_is_refused() {
        assertProblem("{'watts':'many'}", RequestProblem.UNREADABLE_JSON, "/watts");
        assertProblem("{'place':'hall'}", RequestProblem.UNREADABLE_JSON, "/place");
    }

    @Test
    void its_fingerprint_is_of_what_it_says_not_of_how() {
        assertThat(JSON.writeValueAsString(patch("{'watts':1,'name':'a'}")))
                .isEqualTo("{\"watts\":1,\"name\":\"a\"}");
    }

    @Test
    void it_is_described_as_its_content_of_which_nothing_is_required() {
        ModelConverters converters = new ModelConverters(true);
        converters.addConverter(new RequiredComponents());
        converters.addConverter(new PatchSchemas());

        JsonNode patch =
                JSON.readTree(
                                Json31.pretty(
                                        converters.readAll(
                                                new AnnotatedType(
                                                                new TypeReference<
                                                                        Patch<Lamp>>() {}.getType())
                                                        .resolveAsRef(true))))
                        .path("LampPatch");

        assertThat(patch.path("properties").propertyNames())
                .containsExactlyInAnyOrder("name", "colour", "place", "watts");
        assertThat(patch.has("required")).isFalse();
        assertThat(patch.at("/properties/colour/type").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("string", "null");
        assertThat(patch.at("/properties/name/type").asString()).isEqualTo("string");
    }

    private static void assertProblem(String text, RequestProblem type, String pointer) {
        assertThatExceptionOfType(RequestRejected.class)
                .isThrownBy(() -> patch(text).onto(LAMP))
                .satisfies(rejected -> {
                    Problem problem = rejected.problem("request");
                    assertThat(problem.code()).isEqualTo(type.name());
                    assertThat(problem.errors())
                            .extracting(FieldProblem::pointer)
                            .containsExactly(pointer);
                });
    }

    private static Patch<Lamp> patch(String text) {
        return JSON.readValue(text.replace('\'', '"'), new TypeReference<Patch<Lamp>>() {});
    }

    /** Reads as the application does. */
    private static JsonMapper mapper() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        JacksonModule module =
                new PatchReading().patches(beans.getBeanProvider(JsonMapper.class), VALIDATOR);
        JsonMapper.Builder builder = JsonMapper.builder().addModule(module);
        new WebConfiguration().strictReading().customize(builder);
        JsonMapper mapper = builder.build();
        beans.addBean("json", mapper);
        return mapper;
    }
}
