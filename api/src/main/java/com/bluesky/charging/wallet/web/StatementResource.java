package com.bluesky.charging.wallet.web;

import com.bluesky.charging.wallet.contract.ListMovements;
import com.bluesky.charging.wallet.contract.WalletMovementPage;
import com.bluesky.charging.wallet.contract.WalletMovementView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Cursors;
import com.bluesky.charging.web.Page;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/users/{userId}/wallet/statement}: what moved in a wallet. */
@RestController
@RequestMapping("/v1/users/{userId}/wallet/statement")
@Tag(name = "Users")
class StatementResource {

    private final Queries queries;
    private final Cursors cursors;

    StatementResource(Queries queries, Cursors cursors) {
        this.queries = queries;
        this.cursors = cursors;
    }

    @GetMapping
    @RequiresScope(Scope.USERS_READ)
    @Operation(
            summary = "List the movements in the wallet of a user, newest first",
            description =
                    "Each with what the wallet had after it, so balances can be followed from the"
                            + " first to the last.")
    Page<WalletMovementView> list(
            @PathVariable String userId,
            @Parameter(description = "Only movements of this instant or later.")
                    @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(description = "Only movements before this instant.")
                    @RequestParam(required = false)
                    @Nullable Instant to,
            @RequestParam(required = false) @Nullable Instant updatedSince,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        String list = "statement " + userId;
        WalletMovementPage page =
                queries.find(
                                new ListMovements(
                                        caller.tenant(),
                                        userId,
                                        from,
                                        to,
                                        updatedSince,
                                        cursors.page(list, limit, cursor)),
                                WalletMovementPage.class)
                        .orElseThrow(Queries::notFound);
        return new Page<>(page.items(), cursors.next(list, page.next()));
    }
}
