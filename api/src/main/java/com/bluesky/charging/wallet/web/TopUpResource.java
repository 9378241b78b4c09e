package com.bluesky.charging.wallet.web;

import com.bluesky.charging.user.contract.FindUser;
import com.bluesky.charging.user.contract.UserView;
import com.bluesky.charging.wallet.contract.FindTopUp;
import com.bluesky.charging.wallet.contract.ListTopUps;
import com.bluesky.charging.wallet.contract.TopUpPage;
import com.bluesky.charging.wallet.contract.TopUpView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Cursors;
import com.bluesky.charging.web.Page;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/users/{userId}/wallet/top-ups…}: what the user paid to the customer. */
@RestController
@RequestMapping("/v1/users/{userId}/wallet/top-ups")
@Tag(name = "Users")
class TopUpResource {

    private final Queries queries;
    private final Cursors cursors;

    TopUpResource(Queries queries, Cursors cursors) {
        this.queries = queries;
        this.cursors = cursors;
    }

    @GetMapping
    @RequiresScope(Scope.USERS_READ)
    @Operation(
            summary = "List the top-ups of a user, newest first",
            description = "What the user paid to you.")
    Page<TopUpView> list(
            @PathVariable String userId,
            @RequestParam(required = false) @Nullable Instant updatedSince,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        queries.target(new FindUser(caller.tenant(), userId), UserView.class);
        String list = "top-ups " + userId;
        TopUpPage page =
                queries.ask(
                        new ListTopUps(
                                caller.tenant(),
                                userId,
                                updatedSince,
                                cursors.page(list, limit, cursor)),
                        TopUpPage.class);
        return new Page<>(page.items(), cursors.next(list, page.next()));
    }

    @GetMapping("/{topUpId}")
    @RequiresScope(Scope.USERS_READ)
    @Operation(summary = "Read a top-up of a user")
    TopUpView get(@PathVariable String userId, @PathVariable String topUpId, Caller caller) {
        return queries.target(new FindTopUp(caller.tenant(), userId, topUpId), TopUpView.class);
    }
}
