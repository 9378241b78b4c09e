package com.bluesky.charging.order.adapter.card;

import com.bluesky.charging.customer.contract.CustomerEvent.CustomerRegistered;
import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.device.contract.ConnectorCommand;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorPriced;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRegistered;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.Remembered;
import com.bluesky.charging.order.contract.CardCharge;
import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.user.contract.UserEvent.UserRegistered;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * On what terms a charge by a card runs: how its customer is paid, in which currency its user's
 * wallet pays, where the device is, and what the connector cost when the charge began. Each row is
 * one event's, so their order is free.
 */
@Component
@ProcessingGroup(ChargeTerms.GROUP)
public final class ChargeTerms {

    static final String GROUP = "pile.terms";

    /** How long the news of a customer or a device that is new may take to get here. */
    private static final Duration NEW = Duration.ofSeconds(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** The JSON of tariffs in these tables; it changes with them only. */
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Customers, users and devices that are remembered; what is kept of each is a few words. */
    private static final int REMEMBERED = 20_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Remembered<String, PaymentMode> modes = new Remembered<>(REMEMBERED);
    private final Remembered<String, String> currencies = new Remembered<>(REMEMBERED);
    private final Remembered<String, Place> places = new Remembered<>(REMEMBERED);

    ChargeTerms(
            @Qualifier("pileDataSource") DataSource dataSource,
            @Qualifier("pileTransactionManager") PlatformTransactionManager transactions) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The news of a card's customer, user or device has not come; it may come yet. */
    public static final class TermsUnknown extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        TermsUnknown(String of) {
            super(of + " is not known here yet.");
        }
    }

    private record Place(String siteId, String zone) {}

    /**
     * The terms of a charge that began by a card. One that the user's wallet cannot pay, because
     * the connector's prices are in another currency, is not permitted and has no tariff.
     *
     * @param permitted whether the card may charge there
     * @param startedAt by the accepted time
     * @throws TermsUnknown when the news of the card's customer, user or device has not come, so
     *     that the pile is to tell of the start again
     */
    public CardCharge of(
            Card card, boolean permitted, String deviceId, int connectorId, Instant startedAt) {
        PaymentMode mode =
                awaited(
                        card.customerId(),
                        () -> modes.find(card.customerId(), () -> paymentMode(card.customerId())));
        Place place = awaited(deviceId, () -> places.find(deviceId, () -> place(deviceId)));
        Tariff tariff = tariff(ConnectorCommand.keyOf(deviceId, connectorId), startedAt);
        boolean payable = tariff == null || mode != PaymentMode.WALLET || isPayable(card, tariff);
        return new CardCharge(
                new Owner(card.operatorId(), card.customerId(), card.userId()),
                card.cardId(),
                permitted && payable,
                deviceId,
                connectorId,
                mode,
                place.siteId(),
                place.zone(),
                payable ? tariff : null);
    }

    /** A wallet is of its user's currency for ever, and pays no other. */
    private boolean isPayable(Card card, Tariff tariff) {
        return awaited(
                        card.userId(),
                        () -> currencies.find(card.userId(), () -> currency(card.userId())))
                .equals(tariff.currency());
    }

    private Optional<String> currency(String userId) {
        return jdbc.sql("select currency from user_currency where user_id = :user")
                .param("user", userId)
                .query(String.class)
                .optional();
    }

    private Optional<PaymentMode> paymentMode(String customerId) {
        return jdbc.sql("select mode from payment_mode where customer_id = :customer")
                .param("customer", customerId)
                .query((row, number) -> PaymentMode.valueOf(row.getString("mode")))
                .optional();
    }

    private Optional<Place> place(String deviceId) {
        return jdbc.sql("select site_id, zone from device_place where device_id = :device")
                .param("device", deviceId)
                .query((row, number) -> new Place(row.getString("site_id"), row.getString("zone")))
                .optional();
    }

    /**
     * The tariff that the connector had at that time: the latest one not after it, else the
     * earliest one that it ever had; null when it never had any.
     */
    private @Nullable Tariff tariff(String connectorKey, Instant at) {
        return jdbc.sql(
                        """
                        select tariff from connector_tariff where connector_key = :connector
                        order by priced_at <= :at desc,
                                 case when priced_at <= :at then revision end desc,
                                 revision
                        limit 1
                        """)
                .param("connector", connectorKey)
                .param("at", utc(at))
                .query((row, number) -> JSON.readValue(row.getString("tariff"), Tariff.class))
                .optional()
                .orElse(null);
    }

    @EventHandler
    void on(CustomerRegistered event) {
        transaction.executeWithoutResult(status ->
                jdbc.sql(
                                """
                                insert into payment_mode (customer_id, mode) values (:customer, :mode)
                                on conflict do nothing
                                """)
                        .param("customer", event.customerId())
                        .param("mode", event.paymentMode().name())
                        .update());
    }

    @EventHandler
    void on(UserRegistered event) {
        transaction.executeWithoutResult(status ->
                jdbc.sql(
                                """
                                insert into user_currency (user_id, currency) values (:user, :currency)
                                on conflict do nothing
                                """)
                        .param("user", event.userId())
                        .param("currency", event.currency())
                        .update());
    }

    @EventHandler
    void on(DeviceRegistered event) {
        transaction.executeWithoutResult(status ->
                jdbc.sql(
                                """
                                insert into device_place (device_id, site_id, zone) values (:device, :site, :zone)
                                on conflict do nothing
                                """)
                        .param("device", event.deviceId())
                        .param("site", event.siteId())
                        .param("zone", event.zone())
                        .update());
    }

    @EventHandler
    void on(ConnectorPriced event) {
        transaction.executeWithoutResult(status ->
                jdbc.sql(
                                """
                                insert into connector_tariff (connector_key, revision, priced_at, tariff)
                                values (:connector, :revision, :at, cast(:tariff as jsonb))
                                on conflict do nothing
                                """)
                        .param("connector", event.connectorKey())
                        .param("revision", event.revision())
                        .param("at", utc(event.at()))
                        .param("tariff", JSON.writeValueAsString(event.tariff()))
                        .update());
    }

    @ResetHandler
    void reset() {
        modes.forget();
        currencies.forget();
        places.forget();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from payment_mode").update();
            jdbc.sql("delete from user_currency").update();
            jdbc.sql("delete from device_place").update();
            jdbc.sql("delete from connector_tariff").update();
        });
    }

    /** What must exist, because others know it already; the news of it may be on their way. */
    private static <T> T awaited(String what, Supplier<Optional<T>> look) {
        long giveUpNanos = System.nanoTime() + NEW.toNanos();
        Optional<T> found = look.get();
        while (found.isEmpty() && System.nanoTime() < giveUpNanos) {
            pause();
            found = look.get();
        }
        return found.orElseThrow(() -> new TermsUnknown(what));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for news.", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
