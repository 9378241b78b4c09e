package com.bluesky.charging.user.command;

import com.bluesky.charging.kernel.CommandService;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.user.contract.CardCommand;
import com.bluesky.charging.user.contract.CardCommand.BlockCard;
import com.bluesky.charging.user.contract.CardCommand.RegisterCard;
import com.bluesky.charging.user.contract.CardCommand.RemoveCard;
import com.bluesky.charging.user.contract.CardCommand.UnblockCard;
import com.bluesky.charging.user.contract.CardHolderEvent;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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
    private final Repository<CardRequest> requests;

    CardRegistrar(
            Repository<Card> cards,
            Repository<CardHolder> holders,
            Repository<CardRequest> requests) {
        this.cards = cards;
        this.holders = holders;
        this.requests = requests;
    }

    @CommandHandler
    Written decide(RegisterCard c) throws Exception {
        return once(
                c,
                () -> {
                    Aggregate<CardHolder> holder = holderOf(c.userId());
                    holder.execute(CardHolder::mayHold);
                    Aggregate<Card> card = card(c.cardId());
                    if (!card.invoke(it -> it.isAlready(c))) {
                        holder.execute(it -> it.hold(c));
                        card.execute(it -> it.register(c));
                    }
                    return card;
                });
    }

    @CommandHandler
    Written decide(BlockCard c) throws Exception {
        return once(c, () -> after(c, card -> card.block(c)));
    }

    @CommandHandler
    Written decide(UnblockCard c) throws Exception {
        return once(c, () -> after(c, card -> card.unblock(c)));
    }

    @CommandHandler
    Written decide(RemoveCard c) throws Exception {
        return once(
                c,
                () -> {
                    Aggregate<CardHolder> holder = holderOf(c.userId());
                    Aggregate<Card> card = card(c.cardId());
                    if (card.invoke(it -> it.remove(c.userId(), c.at()))) {
                        holder.execute(it -> it.giveUp(c.cardId(), c.at()));
                    }
                    return card;
                });
    }

    private Aggregate<Card> after(CardCommand c, Consumer<Card> deed) throws Exception {
        Aggregate<Card> card = card(c.cardId());
        card.execute(deed);
        return card;
    }

    /**
     * Does what is asked, unless it was done before: what came after it, such as an unblocking, is
     * not undone by a late repeat.
     */
    private Written once(CardCommand c, Callable<Aggregate<Card>> deed) throws Exception {
        Aggregate<CardRequest> request = requests.loadOrCreate(c.requestId(), CardRequest::new);
        Optional<Written> known = request.invoke(it -> it.answerTo(c));
        if (known.isPresent()) {
            return known.get();
        }
        Card.Standing card = deed.call().invoke(Card::standing);
        return request.invoke(it -> it.record(c, card));
    }

    /** A card that does not exist is as good as somebody else's, so that is for the card to say. */
    private Aggregate<Card> card(String cardId) throws Exception {
        return cards.loadOrCreate(cardId, Card::new);
    }

    private Aggregate<CardHolder> holderOf(String userId) throws Exception {
        return holders.loadOrCreate(CardHolderEvent.holderIdOf(userId), CardHolder::new);
    }
}
