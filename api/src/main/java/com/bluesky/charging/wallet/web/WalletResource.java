package com.bluesky.charging.wallet.web;

import com.bluesky.charging.kernel.Refused;
import com.bluesky.charging.user.contract.FindUser;
import com.bluesky.charging.user.contract.UserView;
import com.bluesky.charging.wallet.contract.FindWallet;
import com.bluesky.charging.wallet.contract.ToppedUp;
import com.bluesky.charging.wallet.contract.WalletCommand;
import com.bluesky.charging.wallet.contract.WalletCommand.TopUpWallet;
import com.bluesky.charging.wallet.contract.WalletRefusal.WalletCurrencyDiffers;
import com.bluesky.charging.wallet.contract.WalletView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Currency;
import com.bluesky.charging.web.Fingerprints;
import com.bluesky.charging.web.IdempotencyKey;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/users/{userId}/wallet}: the prepaid money of a user. */
@RestController
@RequestMapping("/v1/users/{userId}/wallet")
@Tag(name = "Users")
class WalletResource {

    private final Commands commands;
    private final Queries queries;
    private final Fingerprints fingerprints;
    private final Clock clock;

    WalletResource(Commands commands, Queries queries, Fingerprints fingerprints, Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    @GetMapping
    @RequiresScope(Scope.USERS_READ)
    @Operation(summary = "Read the wallet of a user")
    WalletView get(
            @PathVariable String userId,
            @RequestParam(required = false) @Nullable Long minVersion,
            Caller caller) {
        return queries.get(
                new FindWallet(caller.tenant(), userId),
                WalletView.class,
                WalletView::version,
                minVersion);
    }

    @PostMapping("/top-ups")
    @RequiresScope(Scope.WALLETS_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Add money that the user paid to you",
            description = "What the user owes is paid from it first.")
    ToppedUp topUp(
            @PathVariable String userId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody TopUp body,
            Caller caller) {
        UserView user = queries.target(new FindUser(caller.tenant(), userId), UserView.class);
        mustBeInCurrencyOf(
                queries.target(new FindWallet(caller.tenant(), userId), WalletView.class), body);
        ToppedUp answer =
                commands.send(
                        new TopUpWallet(
                                WalletCommand.walletIdOf(userId),
                                caller.idOf("topup", key),
                                user.operatorId(),
                                user.customerId(),
                                userId,
                                body.amountMinor(),
                                body.currency(),
                                body.paymentReference(),
                                fingerprints.of("top-up " + userId, body),
                                clock.instant()),
                        ToppedUp.class,
                        caller);
        queries.awaitVersion(
                new FindWallet(caller.tenant(), userId),
                WalletView.class,
                WalletView::version,
                answer.version());
        return answer;
    }

    /** The first money must not open the wallet in another currency than its user's. */
    private static void mustBeInCurrencyOf(WalletView wallet, TopUp body) {
        if (!wallet.currency().equals(body.currency())) {
            throw new Refused(new WalletCurrencyDiffers(wallet.currency()));
        }
    }

    /**
     * A payment of the user to the customer.
     *
     * @param amountMinor in minor units of the currency
     * @param paymentReference the customer's own
     */
    record TopUp(
            @Positive @Max(WalletCommand.TOP_UP_MAX_MINOR) long amountMinor,
            @NotNull @Currency @Schema(example = "CNY") String currency,
            @Size(max = 200) @Nullable String paymentReference) {}
}
