package com.bluesky.charging.device.adapter.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.device.contract.DeviceEvent.DevicePasswordRotated;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRetired;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose links end, and who is not let in, on real sockets. */
class BarredLinksTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final PileDatabase DATABASE = PileDatabase.fresh();

    private final LinkedHouse house =
            new LinkedHouse(DATABASE, List.of(), LinkedHouse.patient(), Clock.systemUTC()).start();

    @AfterEach
    void stop() {
        house.close();
        DATABASE.jdbc().sql("truncate barred_link, link").update();
    }

    @Test
    void the_link_of_a_retired_device_is_closed_and_it_is_not_let_in_again() {
        try (TestPile pile = house.connect("dev-1");
                TestPile other = house.connect("dev-2")) {
            awaitHeld("dev-1");
            awaitHeld("dev-2");

            house.bars().on(new DeviceRetired("dev-1", "op-1", Instant.now()));
            house.bars().on(new DeviceRetired("dev-1", "op-1", Instant.now()));

            await().atMost(SOON).until(pile::isClosed);
            assertThat(
                            TestPile.refusal(
                                    house.uri("dev-1"),
                                    TestPile.basic("dev-1", LinkedHouse.PASSWORD)))
                    .isEqualTo(401);
            assertThat(other.isClosed()).isFalse();
        }
    }

    @Test
    void a_link_that_an_ended_password_opened_is_closed_and_a_later_one_stays() {
        Instant longAgo = Instant.now().minus(Duration.ofHours(1));
        try (TestPile pile = house.connect("dev-1")) {
            awaitHeld("dev-1");
            house.bars().on(rotated(longAgo, null));
            assertThat(house.bars().heldBy("node-1")).isEmpty();

            house.bars().on(rotated(aMomentAgo(), null));
            // An earlier rotation that is told again does not let the link live.
            house.bars().on(rotated(longAgo, null));

            await().atMost(SOON).until(pile::isClosed);
        }
    }

    @Test
    void a_link_lives_on_while_the_former_password_is_good() {
        try (TestPile pile = house.connect("dev-1")) {
            awaitHeld("dev-1");

            house.bars().on(rotated(Instant.now(), Instant.now().plusSeconds(60)));

            assertThat(house.bars().heldBy("node-1")).isEmpty();
            assertThat(pile.isClosed()).isFalse();
        }
    }

    @Test
    void a_link_that_is_older_than_the_end_of_an_overlap_is_closed_then_and_a_later_one_stays() {
        try (TestPile pile = house.connect("dev-1")) {
            awaitHeld("dev-1");

            house.bars().on(rotated(Instant.now().minus(Duration.ofHours(1)), aMomentAgo()));

            await().atMost(SOON).until(pile::isClosed);
        }
        try (TestPile pile = house.connect("dev-1")) {
            awaitHeld("dev-1");

            assertThat(house.bars().heldBy("node-1")).isEmpty();
            assertThat(pile.isClosed()).isFalse();
        }
    }

    @Test
    void a_rotation_in_the_middle_of_an_overlap_ends_the_links_that_are_older() {
        Instant later = Instant.now().plus(Duration.ofHours(1));
        try (TestPile pile = house.connect("dev-1")) {
            awaitHeld("dev-1");
            DevicePasswordRotated before =
                    rotated(Instant.now().minus(Duration.ofMinutes(1)), later);
            house.bars().on(before);
            house.bars().on(before);
            assertThat(house.bars().heldBy("node-1")).isEmpty();

            house.bars().on(rotated(aMomentAgo(), later.plusSeconds(60)));

            await().atMost(SOON).until(pile::isClosed);
        }
        try (TestPile pile = house.connect("dev-1")) {
            awaitHeld("dev-1");

            house.bars().on(rotated(aMomentAgo(), null));

            await().atMost(SOON).until(pile::isClosed);
        }
    }

    @Test
    void a_link_is_not_closed_before_the_vault_has_followed() {
        try (TestPile pile = house.connect("dev-1")) {
            awaitHeld("dev-1");

            house.bars().on(rotated(Instant.now().plusSeconds(60), null));

            assertThat(house.bars().heldBy("node-1")).isEmpty();
            assertThat(pile.isClosed()).isFalse();
        }
    }

    /** So long ago that links end two seconds from now. */
    private static Instant aMomentAgo() {
        return Instant.now().minus(BarredLinks.SETTLING).plusSeconds(2);
    }

    @Test
    void a_node_ends_only_what_it_holds() {
        try (TestPile pile = house.connect("dev-1")) {
            awaitHeld("dev-1");
            house.bars().on(new DeviceRetired("dev-1", "op-1", Instant.now()));

            assertThat(house.bars().heldBy("node-2")).isEmpty();
            await().atMost(SOON).until(pile::isClosed);
        }
    }

    private static DevicePasswordRotated rotated(Instant at, @Nullable Instant formerUntil) {
        return new DevicePasswordRotated("dev-1", "op-1", "rotation-1", formerUntil, at);
    }

    private void awaitHeld(String deviceId) {
        await().atMost(SOON).until(() -> house.links().holds(deviceId));
    }
}
