package com.bluesky.charging.order.web.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bluesky.charging.web.RequestRejected;
import com.bluesky.charging.web.TokenLife;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How many streams may be open, at each bound and past it. */
class OpenStreamsTest {

    private final OpenStreams open = new OpenStreams(new StreamBounds(2, 3, 4));

    @Test
    void a_token_has_as_many_as_its_bound_and_another_one_when_one_has_ended() {
        open.add(token("a1", "a"));
        open.add(token("a1", "a"));

        assertRefused(token("a1", "a"), "The token has 2 streams open");
        open.remove(token("a1", "a"));
        open.add(token("a1", "a"));
        assertThat(open.count()).isEqualTo(2);
    }

    @Test
    void a_key_has_as_many_as_its_bound_however_many_tokens_it_has() {
        open.add(token("a1", "a"));
        open.add(token("a2", "a"));
        open.add(token("a3", "a"));

        assertRefused(token("a4", "a"), "The API key has 3 streams open");
        open.remove(token("a2", "a"));
        open.add(token("a4", "a"));
        assertThat(open.count()).isEqualTo(3);
    }

    @Test
    void a_node_has_as_many_as_its_bound_whosever_they_are() {
        open.add(token("a1", "a"));
        open.add(token("b1", "b"));
        open.add(token("c1", "c"));
        open.add(token("d1", "d"));

        assertRefused(token("e1", "e"), "The server has 4 streams open");
        open.remove(token("a1", "a"));
        open.add(token("e1", "e"));
        assertThat(open.count()).isEqualTo(4);
    }

    @Test
    void what_is_refused_is_not_counted() {
        open.add(token("a1", "a"));
        open.add(token("a1", "a"));
        for (int i = 0; i < 3; i++) {
            assertRefused(token("a1", "a"), "The token");
        }

        open.add(token("a2", "a"));
        open.add(token("b1", "b"));
        assertThat(open.count()).isEqualTo(4);
    }

    @Test
    void a_node_has_room_for_several_keys_and_a_key_for_several_tokens() {
        StreamBounds standard = StreamBounds.STANDARD;
        assertThat(standard.perKey()).isGreaterThan(standard.perToken());
        assertThat(standard.perNode()).isGreaterThan(standard.perKey());
    }

    private void assertRefused(TokenLife token, String detail) {
        assertThatThrownBy(() -> open.add(token))
                .isInstanceOf(RequestRejected.class)
                .hasMessageContaining(detail);
    }

    private static TokenLife token(String tokenId, String keyId) {
        return new TokenLife(tokenId, Instant.MAX, keyId, () -> true);
    }
}
