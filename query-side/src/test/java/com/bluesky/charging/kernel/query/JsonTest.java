package com.bluesky.charging.kernel.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonTest {

    record Price(String amount) {}

    record Name(String amount) {}

    @Test
    void what_many_rows_have_the_same_text_of_is_read_once_for_each_type() {
        Price first = Json.readShared(text(-1), Price.class);

        assertThat(first).isEqualTo(new Price("-1"));
        assertThat(Json.readShared(text(-1), Price.class)).isSameAs(first);
        assertThat(Json.readShared(text(-1), Name.class)).isEqualTo(new Name("-1"));
        assertThat(Json.readShared(null, Price.class)).isNull();
    }

    @Test
    void no_more_than_its_limit_is_remembered() {
        Price first = Json.readShared(text(-2), Price.class);

        IntStream.rangeClosed(0, Json.SHARED_MAX)
                .forEach(number ->
                        assertThat(Json.readShared(text(number), Price.class))
                                .isEqualTo(new Price(Integer.toString(number))));

        assertThat(Json.sharedNow()).isLessThanOrEqualTo(Json.SHARED_MAX);
        assertThat(Json.readShared(text(-2), Price.class)).isEqualTo(first).isNotSameAs(first);
    }

    private static String text(int number) {
        return "{\"amount\":\"" + number + "\"}";
    }
}
