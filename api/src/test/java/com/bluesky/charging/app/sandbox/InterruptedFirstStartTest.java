package com.bluesky.charging.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bluesky.charging.app.ChargingApplication;
import com.bluesky.charging.app.sandbox.SandboxContent.Party;
import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.operator.contract.FindOperator;
import com.bluesky.charging.operator.contract.OperatorView;
import com.bluesky.charging.order.contract.FindOrder;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.wallet.contract.FindWallet;
import com.bluesky.charging.wallet.contract.WalletView;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Fingerprints;
import com.bluesky.charging.web.Queries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A first start that ends in the middle of the history is completed by the next one. */
class InterruptedFirstStartTest {

    /** About half of them. */
    private static final int REPORTS_BEFORE_THE_END = 60;

    /** Begun by a card: begun, started, samples, stopped, settled. */
    private static final long VERSION_OF_A_SETTLED_CARD_CHARGE = 4;

    @TempDir static Path data;

    @Test
    void a_history_that_was_half_told_is_told_to_its_end_and_nothing_of_it_twice() {
        assertThatThrownBy(() -> application().initializers(this::interrupt).run(settings()))
                .hasStackTraceContaining("The power is gone.");
        assertThat(data.resolve("sandbox.json")).doesNotExist();

        try (ConfigurableApplicationContext context = application().run(settings())) {
            Queries queries = context.getBean(Queries.class);
            List<OrderView> orders = orders(queries);
            assertThat(orders).hasSizeGreaterThan(40);
            for (OrderView order : orders) {
                assertThat(order.status()).isIn(OrderStatus.SETTLED, OrderStatus.ENDED);
                if (order.cardId() != null && order.status() == OrderStatus.SETTLED) {
                    // The corrected one has a correction and a second bill.
                    assertThat(order.version())
                            .isIn(
                                    VERSION_OF_A_SETTLED_CARD_CHARGE,
                                    VERSION_OF_A_SETTLED_CARD_CHARGE + 2);
                }
            }
            assertThat(orders).filteredOn(it -> it.status() == OrderStatus.ENDED).hasSize(1);
            for (Party party : SandboxContent.OPERATORS) {
                nobodyOwesAnything(queries, party, orders);
            }

            context.getBean(SandboxMaker.class).make();

            assertThat(orders(queries)).isEqualTo(orders);
        }
        assertThat(data.resolve("sandbox.json")).exists();
    }

    private static void nobodyOwesAnything(Queries queries, Party party, List<OrderView> orders) {
        for (Client client : party.clients()) {
            if (client.paymentMode() != PaymentMode.WALLET) {
                continue;
            }
            for (Person person : client.people()) {
                WalletView wallet =
                        queries.findWhen(
                                        new FindWallet(party.seenBy(client), person.id()),
                                        WalletView.class,
                                        it -> it.owedMinor() == 0,
                                        Duration.ofSeconds(30))
                                .orElseThrow();
                long paidIn = person.topUps().stream().mapToLong(it -> it.amountMinor()).sum();
                long billed =
                        orders.stream()
                                .filter(order -> person.id().equals(order.userId()))
                                .mapToLong(order -> order.costMinor())
                                .sum();
                assertThat(wallet.owedMinor()).as(person.name()).isZero();
                assertThat(wallet.heldMinor()).as(person.name()).isZero();
                assertThat(wallet.balanceMinor()).as(person.name()).isEqualTo(paidIn - billed);
            }
        }
    }

    private static List<OrderView> orders(Queries queries) {
        Timeline timeline =
                new Timeline(
                        queries.find(
                                        new FindOperator(SandboxContent.OPERATOR.id()),
                                        OperatorView.class)
                                .orElseThrow()
                                .registeredAt());
        List<OrderView> orders = new ArrayList<>();
        for (Party party : SandboxContent.OPERATORS) {
            for (Habit habit : Habits.of(party)) {
                for (PastCharge charge : habit.charges(timeline.madeAt())) {
                    orders.add(
                            queries.find(
                                            new FindOrder(party.seenWhole(), charge.orderId()),
                                            OrderView.class)
                                    .orElseThrow());
                }
            }
        }
        return orders;
    }

    private static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ChargingApplication.class);
    }

    private static String[] settings() {
        return new String[] {
            "--bluesky.data=" + data,
            "--server.port=0",
            "--bluesky.pile-port=off",
            "--bluesky.pile-tls-port=off"
        };
    }

    private void interrupt(ConfigurableApplicationContext context) {
        GenericApplicationContext beans = (GenericApplicationContext) context;
        beans.registerBean(
                Interrupted.class,
                () ->
                        new Interrupted(
                                beans.getBean(Commands.class),
                                beans.getBean(Queries.class),
                                beans.getBean(Fingerprints.class)),
                definition -> definition.setPrimary(true));
    }

    /** Tells so much, and no more. */
    private static final class Interrupted extends Making {

        private final AtomicInteger reports = new AtomicInteger();

        Interrupted(Commands commands, Queries queries, Fingerprints fingerprints) {
            super(commands, queries, fingerprints);
        }

        @Override
        void report(Object command) {
            if (reports.incrementAndGet() > REPORTS_BEFORE_THE_END) {
                throw new IllegalStateException("The power is gone.");
            }
            super.report(command);
        }
    }
}
