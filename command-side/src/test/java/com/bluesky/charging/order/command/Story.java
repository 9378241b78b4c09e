package com.bluesky.charging.order.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorPriced;
import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.DeviceCommand.RegisterDevice;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.command.CommandSide;
import com.bluesky.charging.price.contract.ConnectorsToPrice;
import com.bluesky.charging.price.contract.ConnectorsToPrice.ConnectorTariff;
import com.bluesky.charging.price.contract.FindConnectorsToPrice;
import com.bluesky.charging.wallet.contract.WalletCommand;
import com.bluesky.charging.wallet.contract.WalletCommand.TopUpWallet;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** A device with a connector, users with money, and everything that happens to them. */
final class Story implements AutoCloseable {

    private final CommandSide side = CommandSide.automated(Story::priced);

    private static ConnectorsToPrice priced(FindConnectorsToPrice question) {
        String key = question.connectorKey();
        return new ConnectorsToPrice(
                true,
                key == null ? List.of() : List.of(new ConnectorTariff(key, OrderScenes.TARIFF)));
    }

    Story() {
        side.send(
                new RegisterDevice(
                        "dev-1",
                        "op-1",
                        "site-1",
                        "UTC",
                        "Pile",
                        List.of(
                                new ConnectorSpec(
                                        1, "TYPE_2", ConnectorSpec.CurrentType.AC, 22_000)),
                        new Fingerprint(List.of("k:a")),
                        NOW));
        happens(ConnectorPriced.class);
        topUp("user-1");
        topUp("user-2");
    }

    CommandSide side() {
        return side;
    }

    void send(Object command) {
        side.send(command);
    }

    @Override
    public void close() {
        side.close();
    }

    /** Also a day later: the automations are shown everything again, and every deadline comes. */
    void nothingHappensWhenAllIsDoneAgain() {
        settlesDown();
        int before = side.events().all().size();
        side.runAutomationsAgain();
        settlesDown();
        assertThat(side.events().all().subList(before, side.events().all().size())).isEmpty();
    }

    /** Waits until no event came for a while. */
    void settlesDown() {
        await().during(Duration.ofMillis(400))
                .atMost(Duration.ofSeconds(20))
                .until(() -> side.events().all().size(), new Unchanged());
    }

    private void topUp(String userId) {
        side.send(
                new TopUpWallet(
                        WalletCommand.walletIdOf(userId),
                        "topup-" + userId,
                        "op-1",
                        "cust-1",
                        userId,
                        10_000,
                        "EUR",
                        null,
                        new Fingerprint(List.of("k:b")),
                        NOW));
    }

    <E> E happens(Class<E> type) {
        return happens(type, _ -> true);
    }

    <E> E happens(Class<E> type, Predicate<E> condition) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(count(type, condition))
                                .as("%s", side.events().all())
                                .isPositive());
        return side.events().all().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(condition)
                .findFirst()
                .orElseThrow();
    }

    <E> long count(Class<E> type, Predicate<E> condition) {
        return side.events().all().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(condition)
                .count();
    }

    /** True while a number is what it was when it was asked the last time. */
    private static final class Unchanged implements Predicate<Integer> {

        private int last = -1;

        @Override
        public boolean test(Integer size) {
            boolean unchanged = size == last;
            last = size;
            return unchanged;
        }
    }
}
