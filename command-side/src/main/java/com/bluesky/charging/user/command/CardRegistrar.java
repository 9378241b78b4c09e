package com.bluesky.charging.user.command;

import com.bluesky.charging.kernel.CommandService;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.user.contract.CardCommand.BlockCard;
import com.bluesky.charging.user.contract.CardCommand.RegisterCard;
import com.bluesky.charging.user.contract.CardCommand.RemoveCard;
import com.bluesky.charging.user.contract.CardCommand.UnblockCard;
import com.bluesky.charging.user.contract.CardHolderEvent;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/**
 * Registers and removes cards. What a user has is written in the same append, so that two requests
 * at once neither give a tag to two users nor a user too many cards. Whoever writes to several
 * streams takes the holder before the card, so no two commands wait for each other.
 */
@CommandService
class CardRegistrar {

    private final Repository<Card> cards;
    private final Repository<CardHolder> holders;
    private final Repository<CardRegistration> registrations;

    CardRegistrar(
            Repository<Card> cards,
            Repository<CardHolder> holders,
            Repository<CardRegistration> registrations) {
        this.cards = cards;
        this.holders = holders;
        this.registrations = registrations;
    }

    @CommandHandler
    Written decide(RegisterCard c) throws Exception {
        Aggregate<CardRegistration> registration =
                registrations.loadOrCreate(c.registrationId(), CardRegistration::new);
        Optional<Written> known = registration.invoke(it -> it.answerTo(c));
        if (known.isPresent()) {
            return known.get();
        }
        Aggregate<CardHolder> holder = holderOf(c.userId());
        holder.execute(CardHolder::mayHold);
        Aggregate<Card> card = card(c.cardId());
        if (!card.invoke(it -> it.isAlready(c))) {
            holder.execute(it -> it.hold(c));
            card.execute(it -> it.register(c));
        }
        long version = card.invoke(Card::version);
        return registration.invoke(it -> it.record(c, version));
    }

    @CommandHandler
    Written decide(BlockCard c) throws Exception {
        return card(c.cardId()).invoke(it -> it.block(c));
    }

    @CommandHandler
    Written decide(UnblockCard c) throws Exception {
        return card(c.cardId()).invoke(it -> it.unblock(c));
    }

    @CommandHandler
    Written decide(RemoveCard c) throws Exception {
        Aggregate<CardHolder> holder = holderOf(c.userId());
        Aggregate<Card> card = card(c.cardId());
        if (card.invoke(it -> it.remove(c.userId(), c.at()))) {
            holder.execute(it -> it.giveUp(c.cardId(), c.at()));
        }
        return new Written(c.cardId(), card.invoke(Card::version));
    }

    /** A card that does not exist is as good as somebody else's, so that is for the card to say. */
    private Aggregate<Card> card(String cardId) throws Exception {
        return cards.loadOrCreate(cardId, Card::new);
    }

    private Aggregate<CardHolder> holderOf(String userId) throws Exception {
        return holders.loadOrCreate(CardHolderEvent.holderIdOf(userId), CardHolder::new);
    }
}
