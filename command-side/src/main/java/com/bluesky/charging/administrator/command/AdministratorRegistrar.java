package com.bluesky.charging.administrator.command;

import com.bluesky.charging.administrator.contract.AdministratorCommand.ChangeAdministrator;
import com.bluesky.charging.administrator.contract.AdministratorCommand.DeactivateAdministrator;
import com.bluesky.charging.administrator.contract.AdministratorCommand.EraseAdministrator;
import com.bluesky.charging.administrator.contract.AdministratorCommand.ReactivateAdministrator;
import com.bluesky.charging.administrator.contract.AdministratorCommand.RegisterAdministrator;
import com.bluesky.charging.administrator.contract.AdministratorCommand.Switching;
import com.bluesky.charging.kernel.CommandService;
import com.bluesky.charging.kernel.Written;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/**
 * Registers, changes and erases administrators. The claim on the address is written in the same
 * append, so that of two who want one address at once only one gets it. Whoever writes to several
 * streams takes the administrator before the claims.
 */
@CommandService
class AdministratorRegistrar {

    private final Repository<Administrator> administrators;
    private final Repository<EmailClaim> emailClaims;
    private final Repository<AdministratorRequest> requests;

    AdministratorRegistrar(
            Repository<Administrator> administrators,
            Repository<EmailClaim> emailClaims,
            Repository<AdministratorRequest> requests) {
        this.administrators = administrators;
        this.emailClaims = emailClaims;
        this.requests = requests;
    }

    @CommandHandler
    Written decide(RegisterAdministrator c) throws Exception {
        Aggregate<Administrator> administrator =
                administrators.loadOrCreate(c.administratorId(), Administrator::new);
        Optional<Written> known = administrator.invoke(it -> it.answerTo(c));
        if (known.isPresent()) {
            return known.get();
        }
        Administrator.Named named = new Administrator.Named(c.administratorId(), c.operatorId());
        claim(c.emailClaimId()).execute(it -> it.claim(c.emailClaimId(), named, c.at()));
        return administrator.invoke(it -> it.register(c));
    }

    @CommandHandler
    Written decide(ChangeAdministrator c) throws Exception {
        Aggregate<Administrator> administrator = administrators.load(c.administratorId());
        Optional<Written> known = administrator.invoke(it -> it.answerTo(c));
        if (known.isPresent()) {
            return known.get();
        }
        String former = administrator.invoke(Administrator::emailClaimId);
        if (!former.equals(c.emailClaimId())) {
            move(administrator.invoke(Administrator::named), former, c);
        }
        return administrator.invoke(it -> it.change(c));
    }

    @CommandHandler
    Written decide(DeactivateAdministrator c) throws Exception {
        return once(c, administrator -> administrator.deactivate(c.at()));
    }

    @CommandHandler
    Written decide(ReactivateAdministrator c) throws Exception {
        return once(c, administrator -> administrator.reactivate(c.at()));
    }

    @CommandHandler
    Written decide(EraseAdministrator c) throws Exception {
        Aggregate<Administrator> administrator = administrators.load(c.administratorId());
        Administrator.Named named = administrator.invoke(Administrator::named);
        claim(administrator.invoke(Administrator::emailClaimId))
                .execute(it -> it.free(named, c.at()));
        return administrator.invoke(it -> it.erase(c));
    }

    /**
     * Does what is asked, unless it was done before: what came after it, such as a reactivation, is
     * not undone by a late repeat.
     */
    private Written once(Switching c, Function<Administrator, Written> deed) throws Exception {
        Aggregate<AdministratorRequest> request =
                requests.loadOrCreate(c.requestId(), AdministratorRequest::new);
        Optional<Written> known = request.invoke(it -> it.answerTo(c));
        if (known.isPresent()) {
            return known.get();
        }
        Aggregate<Administrator> administrator = administrators.load(c.administratorId());
        Written done = administrator.invoke(deed);
        Administrator.Named named = administrator.invoke(Administrator::named);
        request.execute(it -> it.record(c, named, done.version()));
        return done;
    }

    /** Takes both claims in the same order whoever moves where, so that no two moves wait. */
    private void move(Administrator.Named named, String from, ChangeAdministrator c)
            throws Exception {
        Map<String, Aggregate<EmailClaim>> claims = new TreeMap<>();
        for (String claimId : new TreeSet<>(Set.of(from, c.emailClaimId()))) {
            claims.put(claimId, claim(claimId));
        }
        taken(claims, c.emailClaimId()).execute(it -> it.claim(c.emailClaimId(), named, c.at()));
        taken(claims, from).execute(it -> it.free(named, c.at()));
    }

    private static Aggregate<EmailClaim> taken(
            Map<String, Aggregate<EmailClaim>> claims, String claimId) {
        return Objects.requireNonNull(claims.get(claimId));
    }

    private Aggregate<EmailClaim> claim(String claimId) throws Exception {
        return emailClaims.loadOrCreate(claimId, EmailClaim::new);
    }
}
