package com.bluesky.charging.wallet.web;

import com.bluesky.charging.user.contract.FindUser;
import com.bluesky.charging.user.contract.UserView;
import com.bluesky.charging.wallet.contract.FindRefund;
import com.bluesky.charging.wallet.contract.ListRefunds;
import com.bluesky.charging.wallet.contract.RefundPage;
import com.bluesky.charging.wallet.contract.RefundView;
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

/** {@code GET /v1/users/{userId}/wallet/refunds…}: what the customer gave back to the user. */
@RestController
@RequestMapping("/v1/users/{userId}/wallet/refunds")
@Tag(name = "Users")
class RefundResource {

    private final Queries queries;
    private final Cursors cursors;

    RefundResource(Queries queries, Cursors cursors) {
        this.queries = queries;
        this.cursors = cursors;
    }

    @GetMapping
    @RequiresScope(Scope.USERS_READ)
    @Operation(
            summary = "List the refunds of a user, newest first",
            description = "What you gave back to the user.")
    Page<RefundView> list(
            @PathVariable String userId,
            @RequestParam(required = false) @Nullable Instant updatedSince,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        queries.target(new FindUser(caller.tenant(), userId), UserView.class);
        String list = "refunds " + userId;
        RefundPage page =
                queries.ask(
                        new ListRefunds(
                                caller.tenant(),
                                userId,
                                updatedSince,
                                cursors.page(list, limit, cursor)),
                        RefundPage.class);
        return new Page<>(page.items(), cursors.next(list, page.next()));
    }

    @GetMapping("/{refundId}")
    @RequiresScope(Scope.USERS_READ)
    @Operation(summary = "Read a refund of a user")
    RefundView get(@PathVariable String userId, @PathVariable String refundId, Caller caller) {
        return queries.target(new FindRefund(caller.tenant(), userId, refundId), RefundView.class);
    }
}
