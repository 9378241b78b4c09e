package com.bluesky.charging.simulator;

import static com.bluesky.charging.simulator.CentralSystem.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.simulator.contract.SimulatedPile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Cards at a pile that cannot ask the server. */
class CardsOfflineTest extends AtServer {

    @Test
    void a_card_of_the_local_list_charges_offline_and_the_server_hears_of_it_later()
            throws Exception {
        SimulatedPile pile = linked(settings().build());
        list("{'idTag':'LISTED','idTagInfo':{'status':'Accepted','parentIdTag':'FAMILY'}}");
        goOffline(pile);
        pile.presentCard(1, "listed");
        eventually(() -> assertThat(pile.state().waitingReports()).isPositive());
        pile.unplug(1);

        pile.connect();

        eventually(() -> assertThat(stopReasons()).containsExactly("EVDisconnected"));
        assertThat(server.received("StartTransaction").getFirst().path("idTag").asString())
                .isEqualTo("listed");
        assertThat(server.received("Authorize")).isEmpty();
    }

    @Test
    void a_card_that_the_list_blocks_or_nobody_knows_does_not() throws Exception {
        SimulatedPile pile = linked(settings().build());
        list("{'idTag':'BLOCKED','idTagInfo':{'status':'Blocked'}}");
        goOffline(pile);

        pile.presentCard(1, "BLOCKED");
        pile.presentCard(1, "UNKNOWN");

        assertThat(pile.state().waitingReports()).isZero();
    }

    @Test
    void a_card_that_was_accepted_before_is_remembered_until_the_cache_is_cleared()
            throws Exception {
        SimulatedPile pile = linked(settings().build());
        pile.plugIn(1);
        pile.presentCard(1, "REGULAR");
        eventually(() -> assertThat(server.statuses(1)).endsWith("Charging"));
        pile.presentCard(1, "REGULAR");
        eventually(() -> assertThat(stopReasons()).hasSize(1));
        goOffline(pile);
        pile.presentCard(1, "REGULAR");
        eventually(() -> assertThat(pile.state().waitingReports()).isPositive());
        pile.presentCard(1, "REGULAR");
        pile.connect();
        eventually(() -> assertThat(stopReasons()).containsExactly("Local", "Local"));

        assertThat(status("ClearCache", "{}")).isEqualTo("Accepted");
        goOffline(pile);
        pile.presentCard(1, "REGULAR");

        assertThat(pile.state().waitingReports()).isZero();
    }

    @Test
    void an_unknown_card_may_charge_offline_and_is_refused_afterwards() {
        server.answer(
                "StartTransaction",
                _ -> json("{'transactionId':7,'idTagInfo':{'status':'Invalid'}}"));
        SimulatedPile pile =
                linked(settings().configuration("AllowOfflineTxForUnknownId", "true").build());
        goOffline(pile);
        pile.presentCard(1, "UNKNOWN");
        eventually(() -> assertThat(pile.state().waitingReports()).isPositive());

        pile.connect();

        eventually(() -> assertThat(stopReasons()).containsExactly("DeAuthorized"));
    }

    @Test
    void what_is_known_of_a_card_expires() throws Exception {
        SimulatedPile pile = linked(settings().build());
        list(
                "{'idTag':'OLD','idTagInfo':"
                        + "{'status':'Accepted','expiryDate':'2020-01-01T00:00:00Z'}}");
        goOffline(pile);

        pile.presentCard(1, "OLD");

        assertThat(pile.state().waitingReports()).isZero();
    }

    @Test
    void a_known_card_need_not_be_asked_for() throws Exception {
        SimulatedPile pile = linked(settings().configuration("LocalPreAuthorize", "true").build());
        list("{'idTag':'LISTED','idTagInfo':{'status':'Accepted'}}");
        pile.plugIn(1);

        pile.presentCard(1, "LISTED");

        eventually(() -> assertThat(server.received("StartTransaction")).hasSize(1));
        assertThat(server.received("Authorize")).isEmpty();
    }

    @Test
    void the_list_is_bounded() {
        LocalList list = new LocalList();
        assertThat(list.judge(1, true, entries(LocalList.MAX_TAGS))).isEqualTo("Accepted");
        assertThat(list.judge(1, true, entries(LocalList.MAX_TAGS + 1))).isEqualTo("Failed");
        list.update(1, true, entries(LocalList.MAX_TAGS));
        assertThat(list.judge(2, false, entries(1))).isEqualTo("Failed");
        list.update(2, false, json("[{'idTag':'TAG0'}]"));
        assertThat(list.find("tag0")).isNull();
        assertThat(list.find("tag1")).isNotNull();
    }

    @Test
    void past_its_bound_the_cache_forgets_the_card_that_it_learnt_first() {
        Cards cards = cardsOffline();
        for (int number = 0; number <= Cards.MAX_REMEMBERED; number++) {
            cards.learn("TAG" + number, json("{'idTagInfo':{'status':'Accepted'}}"));
        }
        List<String> accepted = new ArrayList<>();
        for (int number : new int[] {0, 1, Cards.MAX_REMEMBERED}) {
            cards.judge("tag" + number, _ -> accepted.add("TAG" + number));
        }

        assertThat(accepted).containsExactly("TAG1", "TAG" + Cards.MAX_REMEMBERED);
    }

    private Cards cardsOffline() {
        try (ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1)) {
            Outbox outbox = new Outbox(new Turns(timer), new Faults(), _ -> {}, _ -> {});
            return new Cards(
                    new Configuration(settings().build()),
                    new PileClock(Clock.systemUTC()),
                    new Reports(outbox),
                    () -> false);
        }
    }

    private static JsonNode entries(int count) {
        StringBuilder entries = new StringBuilder();
        for (int number = 0; number < count; number++) {
            entries.append(number == 0 ? "" : ",")
                    .append(
                            "{'idTag':'TAG%d','idTagInfo':{'status':'Accepted'}}"
                                    .formatted(number));
        }
        return json("[" + entries + "]");
    }

    private void list(String entry) throws Exception {
        assertThat(
                        status(
                                "SendLocalList",
                                ("{'listVersion':1,'updateType':'Full',"
                                                + "'localAuthorizationList':[%s]}")
                                        .formatted(entry)))
                .isEqualTo("Accepted");
    }

    private static void goOffline(SimulatedPile pile) {
        pile.plugIn(1);
        pile.disconnect();
        assertThat(pile.state().linked()).isFalse();
    }
}
