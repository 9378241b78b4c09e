package com.bluesky.charging.user.contract;

import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.StableId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of a user's card. A tag is known by its keyed MAC only. */
public sealed interface CardCommand {

    /** The longest tag that OCPP 1.6 can carry (§7.28, a CiString20). */
    int TAG_CHARACTERS_MAX = 20;

    /**
     * Cards of one user. Nobody carries more, and all of them are removed in one append when the
     * user is erased.
     */
    int CARDS_MAX = 20;

    String cardId();

    /** The id of this request, by which a repeat of it is known for ever. */
    String requestId();

    String userId();

    Fingerprint fingerprint();

    Instant at();

    /** The id of the card that a tag is at an operator: there it is one card, whoever has it. */
    static String cardIdOf(String operatorId, String tagMac) {
        return StableId.of("card", operatorId, tagMac);
    }

    /**
     * Makes a tag a card of a user; a repeat answers as the first did, also after the card was
     * removed. Answers {@code Written}.
     *
     * @param cardId {@link #cardIdOf} operator and tag
     * @param tagMac keyed MAC of the upper-cased tag
     * @param label what the user calls the card
     */
    record RegisterCard(
            @TargetAggregateIdentifier String cardId,
            String requestId,
            String operatorId,
            String customerId,
            String userId,
            String tagMac,
            @Nullable String label,
            Fingerprint fingerprint,
            Instant at)
            implements CardCommand {}

    /**
     * Lets a card begin no more charges; what runs goes on. A card that is so already stays so; a
     * repeat answers as the first did. Answers {@code Written}.
     *
     * @param userId who must have the card
     */
    record BlockCard(
            @TargetAggregateIdentifier String cardId,
            String requestId,
            String userId,
            Fingerprint fingerprint,
            Instant at)
            implements CardCommand {}

    /**
     * Lets a card begin charges again. A card that is so already stays so; a repeat answers as the
     * first did. Answers {@code Written}.
     *
     * @param userId who must have the card
     */
    record UnblockCard(
            @TargetAggregateIdentifier String cardId,
            String requestId,
            String userId,
            Fingerprint fingerprint,
            Instant at)
            implements CardCommand {}

    /**
     * Takes a card from its user; its tag may be registered anew, by any user of the operator. A
     * repeat answers as the first did, also after that. Answers {@code Written}.
     *
     * @param userId who must have the card, or have had it last
     */
    record RemoveCard(
            @TargetAggregateIdentifier String cardId,
            String requestId,
            String userId,
            Fingerprint fingerprint,
            Instant at)
            implements CardCommand {}
}
