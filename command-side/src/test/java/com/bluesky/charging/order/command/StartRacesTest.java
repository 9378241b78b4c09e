package com.bluesky.charging.order.command;

import static com.bluesky.charging.order.command.OrderScenes.startWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.command.CommandSide;
import com.bluesky.charging.order.contract.ChargingAccepted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartRacesTest {

    private final CommandSide side = CommandSide.still();

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void fifty_requests_under_one_key_are_one_order_with_equal_answers() {
        List<CompletableFuture<ChargingAccepted>> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sent.add(side.commands().send(startWith("k1:content")));
        }
        assertThat(sent.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(side.events().all()).hasSize(1);
    }

    @Test
    void of_two_requests_under_one_key_the_other_is_refused() {
        side.send(startWith("k1:content"));
        assertThat(side.codeOfRefusal(startWith("k1:other"))).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(side.events().all()).hasSize(1);
    }
}
