package com.bluesky.charging.user.command;

import com.bluesky.charging.kernel.CommandService;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.user.contract.CardHolderEvent;
import com.bluesky.charging.user.contract.CardHolderEvent.HolderErased;
import com.bluesky.charging.user.contract.PhoneClaimEvent.PhoneClaimed;
import com.bluesky.charging.user.contract.UserCommand.ChangeUser;
import com.bluesky.charging.user.contract.UserCommand.DeactivateUser;
import com.bluesky.charging.user.contract.UserCommand.EraseUser;
import com.bluesky.charging.user.contract.UserCommand.ReactivateUser;
import com.bluesky.charging.user.contract.UserCommand.RegisterUser;
import com.bluesky.charging.user.contract.UserCommand.StandingCommand;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/**
 * Registers, changes and erases users. The claim on the phone number is written in the same append,
 * so that of two users who take one number at once only one gets it. So are the cards of an erased
 * user: with the user they go. The user is taken before the claims, and those in the order of their
 * ids, so no two commands wait for each other.
 */
@CommandService
class UserRegistrar {

    private final Repository<User> users;
    private final Repository<PhoneClaim> phoneClaims;
    private final Repository<UserRequest> requests;
    private final Repository<CardHolder> cardHolders;
    private final Repository<Card> cards;

    UserRegistrar(
            Repository<User> users,
            Repository<PhoneClaim> phoneClaims,
            Repository<UserRequest> requests,
            Repository<CardHolder> cardHolders,
            Repository<Card> cards) {
        this.users = users;
        this.phoneClaims = phoneClaims;
        this.requests = requests;
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
            PhoneClaimed claimed =
                    new PhoneClaimed(claimId, c.userId(), c.operatorId(), c.customerId(), c.at());
            claimOf(claimId).execute(claim -> claim.claim(claimed));
        }
        return user.invoke(it -> it.register(c));
    }

    @CommandHandler
    Written decide(ChangeUser c) throws Exception {
        Aggregate<User> user = users.load(c.userId());
        Optional<Written> known = user.invoke(it -> it.answerTo(c));
        if (known.isPresent()) {
            return known.get();
        }
        moveClaim(user, user.invoke(it -> it.mayChange(c)), c);
        return user.invoke(it -> it.change(c));
    }

    /** Frees the former number and takes the next one, unless it is the same. */
    private void moveClaim(Aggregate<User> user, Optional<String> former, ChangeUser c)
            throws Exception {
        Optional<String> next = Optional.ofNullable(c.phoneClaimId());
        if (former.equals(next)) {
            return;
        }
        for (String claimId : Stream.of(former, next).flatMap(Optional::stream).sorted().toList()) {
            if (next.filter(claimId::equals).isPresent()) {
                PhoneClaimed claimed = user.invoke(it -> it.phoneClaimed(claimId, c));
                claimOf(claimId).execute(claim -> claim.claim(claimed));
            } else {
                claimOf(claimId).execute(claim -> claim.free(c.userId(), c.at()));
            }
        }
    }

    @CommandHandler
    Written decide(DeactivateUser c) throws Exception {
        return once(c, user -> user.deactivate(c.at()));
    }

    @CommandHandler
    Written decide(ReactivateUser c) throws Exception {
        return once(c, user -> user.reactivate(c.at()));
    }

    /** Does what is asked, unless it was done before: a late repeat undoes nothing. */
    private Written once(StandingCommand c, Consumer<User> deed) throws Exception {
        Aggregate<UserRequest> request = requests.loadOrCreate(c.requestId(), UserRequest::new);
        Optional<Written> known = request.invoke(it -> it.answerTo(c));
        if (known.isPresent()) {
            return known.get();
        }
        Aggregate<User> user = users.load(c.userId());
        user.execute(deed);
        User.Standing standing = user.invoke(User::standing);
        return request.invoke(it -> it.record(c, standing));
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

    private Aggregate<PhoneClaim> claimOf(String claimId) throws Exception {
        return phoneClaims.loadOrCreate(claimId, PhoneClaim::new);
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
