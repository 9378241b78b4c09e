package com.bluesky.charging.order.adapter.card;

import com.bluesky.charging.device.adapter.report.Tags;
import com.bluesky.charging.user.contract.CardEvent;
import com.bluesky.charging.user.contract.CardEvent.CardBlocked;
import com.bluesky.charging.user.contract.CardEvent.CardRegistered;
import com.bluesky.charging.user.contract.CardEvent.CardRemoved;
import com.bluesky.charging.user.contract.CardEvent.CardUnblocked;
import com.bluesky.charging.user.contract.UserEvent.UserDeactivated;
import com.bluesky.charging.user.contract.UserEvent.UserReactivated;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tables {@code card} and {@code user_standing}: which tags are cards of whom, as the cards'
 * own events tell, and which users begin no charges. Each row is one stream's, so the order among
 * streams is free.
 */
@Component
@ProcessingGroup(Cards.GROUP)
public final class Cards {

    static final String GROUP = "pile.cards";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Tags tags;

    Cards(
            @Qualifier("pileDataSource") DataSource dataSource,
            @Qualifier("pileTransactionManager") PlatformTransactionManager transactions,
            Tags tags) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.tags = tags;
    }

    /** The card that a tag is at the operator of a device. */
    public Optional<Card> find(String deviceId, String tag) {
        return jdbc.sql(
                        """
                        select card.card_id, card.operator_id, card.customer_id, card.user_id, card.anew_since,
                               card.blocked or coalesce(user_standing.deactivated, false) as blocked
                        from card
                            join known_device on card.operator_id = known_device.operator_id
                            left join user_standing on card.user_id = user_standing.user_id
                        where known_device.device_id = :device and card.tag_mac = :mac
                        """)
                .param("device", deviceId)
                .param("mac", tags.macOf(tag))
                .query(Cards::card)
                .optional();
    }

    private static Card card(ResultSet row, int number) throws SQLException {
        return new Card(
                row.getString("card_id"),
                row.getString("operator_id"),
                row.getString("customer_id"),
                row.getString("user_id"),
                row.getBoolean("blocked"),
                instant(row.getObject("anew_since", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    @EventHandler
    void on(CardEvent event, @SequenceNumber long sequence) {
        transaction.executeWithoutResult(status -> {
            if (isNext(event.cardId(), sequence)) {
                switch (event) {
                    case CardRegistered e -> register(e, sequence);
                    case CardBlocked e -> setBlocked(e.cardId(), true, sequence);
                    case CardUnblocked e -> setBlocked(e.cardId(), false, sequence);
                    case CardRemoved e -> remove(e.cardId(), sequence);
                }
            }
        });
    }

    /**
     * Whether an event is new here.
     *
     * @throws IllegalStateException when one before it never came
     */
    private boolean isNext(String cardId, long sequence) {
        long version =
                jdbc.sql("select version from card where card_id = :card")
                        .param("card", cardId)
                        .query(Long.class)
                        .optional()
                        .orElse(-1L);
        if (sequence > version + 1) {
            throw new IllegalStateException(
                    "Event %d of %s cannot follow event %d.".formatted(sequence, cardId, version));
        }
        return sequence == version + 1;
    }

    private void register(CardRegistered event, long sequence) {
        jdbc.sql(
                        """
                        insert into card (card_id, operator_id, tag_mac, customer_id, user_id, blocked, version)
                        values (:card, :operator, :mac, :customer, :user, false, :version)
                        on conflict (card_id) do update
                        set tag_mac = excluded.tag_mac, customer_id = excluded.customer_id, user_id = excluded.user_id,
                            blocked = false, anew_since = :at, version = excluded.version
                        """)
                .param("card", event.cardId())
                .param("operator", event.operatorId())
                .param("mac", event.tagMac())
                .param("customer", event.customerId())
                .param("user", event.userId())
                .param("at", event.registeredAt().atOffset(ZoneOffset.UTC))
                .param("version", sequence)
                .update();
    }

    private void setBlocked(String cardId, boolean blocked, long sequence) {
        jdbc.sql("update card set blocked = :blocked, version = :version where card_id = :card")
                .param("blocked", blocked)
                .param("version", sequence)
                .param("card", cardId)
                .update();
    }

    private void remove(String cardId, long sequence) {
        jdbc.sql(
                        """
                        update card
                        set tag_mac = null, customer_id = null, user_id = null, blocked = false, anew_since = null,
                            version = :version
                        where card_id = :card
                        """)
                .param("version", sequence)
                .param("card", cardId)
                .update();
    }

    @EventHandler
    void on(UserDeactivated event, @SequenceNumber long sequence) {
        setDeactivated(event.userId(), true, sequence);
    }

    @EventHandler
    void on(UserReactivated event, @SequenceNumber long sequence) {
        setDeactivated(event.userId(), false, sequence);
    }

    /** What is told again from an earlier place changes nothing. */
    private void setDeactivated(String userId, boolean deactivated, long sequence) {
        transaction.executeWithoutResult(status ->
                jdbc.sql(
                                """
                                insert into user_standing (user_id, deactivated, version)
                                values (:user, :deactivated, :version)
                                on conflict (user_id) do update
                                set deactivated = excluded.deactivated, version = excluded.version
                                where user_standing.version < excluded.version
                                """)
                        .param("user", userId)
                        .param("deactivated", deactivated)
                        .param("version", sequence)
                        .update());
    }

    @ResetHandler
    void reset() {
        jdbc.sql("delete from card").update();
        jdbc.sql("delete from user_standing").update();
    }
}
