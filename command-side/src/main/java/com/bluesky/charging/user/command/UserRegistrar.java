package com.bluesky.charging.user.command;

import com.bluesky.charging.kernel.CommandService;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.user.contract.CardHolderEvent;
import com.bluesky.charging.user.contract.CardHolderEvent.HolderErased;
import com.bluesky.charging.user.contract.UserCommand.EraseUser;
import com.bluesky.charging.user.contract.UserCommand.RegisterUser;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/**
 * Registers and erases users. The claim on the phone number is written in the same append, so that
 * of two users who register with one number at once only one is registered. So are the cards: with
 * the user they go.
 */
@CommandService
class UserRegistrar {

    private final Repository<User> users;
    private final Repository<PhoneClaim> phoneClaims;
    private final Repository<CardHolder> cardHolders;
    private final Repository<Card> cards;

    UserRegistrar(
            Repository<User> users,
            Repository<PhoneClaim> phoneClaims,
            Repository<CardHolder> cardHolders,
            Repository<Card> cards) {
        this.users = users;
        this.phoneClaims = phoneClaims;
        this.cardHolders = cardHolders;
        this.cards = cards;
    }

    @CommandHandler
    Written decide(RegisterUser c) throws Exception {
        Aggregate<User> user = users.loadOrCreate(c.userId(), User::new);
        Optional<Written> known = user.invoke(it -> it.answerTo(c));
        if (known.isPresent()) {
            return known.get();
        }
        String claimId = c.phoneClaimId();
        if (claimId != null) {
            phoneClaims
                    .loadOrCreate(claimId, PhoneClaim::new)
                    .execute(claim -> claim.claim(claimId, c));
        }
        return user.invoke(it -> it.register(c));
    }

    @CommandHandler
    Written decide(EraseUser c) throws Exception {
        Aggregate<User> user = users.load(c.userId());
        user.invoke(User::phoneClaimId)
                .ifPresent(claimId ->
                        phoneClaims.load(claimId).execute(claim -> claim.free(c.userId(), c.at())));
        removeCards(user, c);
        return user.invoke(it -> it.erase(c));
    }

    private void removeCards(Aggregate<User> user, EraseUser c) throws Exception {
        Aggregate<CardHolder> holder =
                cardHolders.loadOrCreate(CardHolderEvent.holderIdOf(c.userId()), CardHolder::new);
        HolderErased end = user.invoke(it -> it.holderErased(c));
        for (String cardId : holder.invoke(it -> it.erase(end))) {
            cards.load(cardId).execute(card -> card.remove(c.userId(), c.at()));
        }
    }
}
