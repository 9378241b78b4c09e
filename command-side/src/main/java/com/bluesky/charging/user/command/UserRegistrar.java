package com.bluesky.charging.user.command;

import com.bluesky.charging.kernel.CommandService;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.user.contract.UserCommand.EraseUser;
import com.bluesky.charging.user.contract.UserCommand.RegisterUser;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/**
 * Registers and erases users. The claim on the phone number is written in the same append, so that
 * of two users who register with one number at once only one is registered.
 */
@CommandService
class UserRegistrar {

    private final Repository<User> users;
    private final Repository<PhoneClaim> phoneClaims;

    UserRegistrar(Repository<User> users, Repository<PhoneClaim> phoneClaims) {
        this.users = users;
        this.phoneClaims = phoneClaims;
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
    Written decide(EraseUser c) {
        Aggregate<User> user = users.load(c.userId());
        user.invoke(User::phoneClaimId)
                .ifPresent(claimId ->
                        phoneClaims.load(claimId).execute(claim -> claim.free(c.userId(), c.at())));
        return user.invoke(it -> it.erase(c));
    }
}
