package com.bluesky.charging.wallet.web;

import com.bluesky.charging.kernel.Refused;
import com.bluesky.charging.user.contract.FindUser;
import com.bluesky.charging.user.contract.UserView;
import com.bluesky.charging.wallet.contract.FindWallet;
import com.bluesky.charging.wallet.contract.Refunded;
import com.bluesky.charging.wallet.contract.ToppedUp;
import com.bluesky.charging.wallet.contract.WalletCommand;
import com.bluesky.charging.wallet.contract.WalletCommand.RefundWallet;
import com.bluesky.charging.wallet.contract.WalletCommand.TopUpWallet;
import com.bluesky.charging.wallet.contract.WalletRefusal.WalletCurrencyDiffers;
import com.bluesky.charging.wallet.contract.WalletView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Creation;
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
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

    /** As long as any payment provider's identifier. */
    static final int REFERENCE_CHARACTERS_MAX = 200;

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
            @RequestParam(required = false) @PositiveOrZero @Nullable Long minVersion,
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
            operationId = "topUpWallet",
            summary = "Add money that the user paid to you",
            description =
                    "What the user owes is paid from it first. A payment with a reference of yours"
                            + " is booked once, also under another Idempotency-Key.")
    ResponseEntity<ToppedUp> topUp(
            @PathVariable String userId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody TopUp body,
            Caller caller) {
        UserView user = userWithWalletIn(body.currency(), userId, caller);
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
        awaitVersion(userId, answer.version(), caller);
        return Creation.at("/v1/users/" + userId + "/wallet/top-ups", answer.topUpId(), answer);
    }

    @PostMapping("/refunds")
    @RequiresScope(Scope.WALLETS_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Take out money that you give back to the user",
            description =
                    "You pay it back by your own means. At the most what is available can be"
                            + " refunded, less what the user owes, which is paid first. A refund"
                            + " with a reference of yours is booked once, also under another"
                            + " Idempotency-Key.")
    ResponseEntity<Refunded> refund(
            @PathVariable String userId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody Refund body,
            Caller caller) {
        UserView user = userWithWalletIn(body.currency(), userId, caller);
        Refunded answer =
                commands.send(
                        new RefundWallet(
                                WalletCommand.walletIdOf(userId),
                                caller.idOf("refund", key),
                                user.operatorId(),
                                user.customerId(),
                                userId,
                                body.amountMinor(),
                                body.currency(),
                                body.refundReference(),
                                fingerprints.of("refund " + userId, body),
                                clock.instant()),
                        Refunded.class,
                        caller);
        awaitVersion(userId, answer.version(), caller);
        return Creation.at("/v1/users/" + userId + "/wallet/refunds", answer.refundId(), answer);
    }

    /** The first money must not open the wallet in another currency than its user's. */
    private UserView userWithWalletIn(String currency, String userId, Caller caller) {
        UserView user = queries.target(new FindUser(caller.tenant(), userId), UserView.class);
        WalletView wallet =
                queries.target(new FindWallet(caller.tenant(), userId), WalletView.class);
        if (!wallet.currency().equals(currency)) {
            throw new Refused(new WalletCurrencyDiffers(wallet.currency()));
        }
        return user;
    }

    private void awaitVersion(String userId, long version, Caller caller) {
        queries.awaitVersion(
                new FindWallet(caller.tenant(), userId),
                WalletView.class,
                WalletView::version,
                version);
    }

    /**
     * A payment of the user to the customer.
     *
     * @param amountMinor in minor units of the currency
     * @param paymentReference the customer's own; it must say nothing of the person
     */
    @Schema(name = "NewTopUp")
    record TopUp(
            @Positive @Max(WalletCommand.TOP_UP_MAX_MINOR) long amountMinor,
            @NotNull @Currency @Schema(example = "CNY") String currency,
            @Size(min = 1, max = REFERENCE_CHARACTERS_MAX) @Schema(example = "pay-20260302-17")
                    @Nullable String paymentReference) {}

    /**
     * Money that the customer gives back to the user.
     *
     * @param amountMinor in minor units of the currency
     * @param refundReference the customer's own, of this refund and not of the payment; it must say
     *     nothing of the person
     */
    @Schema(name = "NewRefund")
    record Refund(
            @Positive @Max(WalletCommand.REFUND_MAX_MINOR) long amountMinor,
            @NotNull @Currency @Schema(example = "CNY") String currency,
            @Size(min = 1, max = REFERENCE_CHARACTERS_MAX) @Schema(example = "back-20260302-4")
                    @Nullable String refundReference) {}
}
