package com.bluesky.charging.user.web;

import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.KeyedMac;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.user.contract.CardCommand;
import com.bluesky.charging.user.contract.CardCommand.BlockCard;
import com.bluesky.charging.user.contract.CardCommand.RegisterCard;
import com.bluesky.charging.user.contract.CardCommand.RemoveCard;
import com.bluesky.charging.user.contract.CardCommand.UnblockCard;
import com.bluesky.charging.user.contract.CardPage;
import com.bluesky.charging.user.contract.CardView;
import com.bluesky.charging.user.contract.FindCard;
import com.bluesky.charging.user.contract.FindUser;
import com.bluesky.charging.user.contract.ListCards;
import com.bluesky.charging.user.contract.UserView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Creation;
import com.bluesky.charging.web.Cursors;
import com.bluesky.charging.web.Fingerprints;
import com.bluesky.charging.web.IdempotencyKey;
import com.bluesky.charging.web.Page;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/users/{userId}/cards}: the RFID tags by which a user charges at piles. */
@RestController
@RequestMapping("/v1/users/{userId}/cards")
@Tag(name = "Users")
class CardResource {

    private static final String LIST = "cards";

    private final Commands commands;
    private final Queries queries;
    private final Fingerprints fingerprints;
    private final Cursors cursors;
    private final KeyedMac mac;
    private final Clock clock;

    CardResource(
            Commands commands,
            Queries queries,
            Fingerprints fingerprints,
            Cursors cursors,
            KeyedMac mac,
            Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.fingerprints = fingerprints;
        this.cursors = cursors;
        this.mac = mac;
        this.clock = clock;
    }

    @PostMapping
    @RequiresScope(Scope.USERS_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Register a card of a user",
            description =
                    "A tag is one card at an operator, whatever the case of its letters. It is not"
                            + " shown again.")
    ResponseEntity<Written> register(
            @PathVariable String userId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody CardRegistration body,
            Caller caller) {
        UserView user = user(userId, caller);
        CardRegistration content = body.inUpperCase();
        String tagMac = mac.lookup(KeyedMac.Purpose.TAG, content.tag());
        String cardId = CardCommand.cardIdOf(user.operatorId(), tagMac);
        Written written =
                commands.send(
                        new RegisterCard(
                                cardId,
                                caller.idOf("cardreq", key),
                                user.operatorId(),
                                user.customerId(),
                                userId,
                                tagMac,
                                content.label(),
                                fingerprints.of("register-card " + userId, content),
                                clock.instant()),
                        Written.class,
                        caller);
        awaitVersion(userId, written, caller);
        return Creation.at("/v1/users/" + userId + "/cards", written);
    }

    @GetMapping
    @RequiresScope(Scope.USERS_READ)
    @Operation(
            summary = "List the cards of a user, oldest first",
            description = "A card that was removed is not there any more.")
    Page<CardView> list(
            @PathVariable String userId,
            @RequestParam(required = false) @Nullable Instant updatedSince,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        user(userId, caller);
        String list = LIST + " " + userId;
        CardPage page =
                queries.ask(
                        new ListCards(
                                caller.tenant(),
                                userId,
                                updatedSince,
                                cursors.page(list, limit, cursor)),
                        CardPage.class);
        return new Page<>(page.items(), cursors.next(list, page.next()));
    }

    @GetMapping("/{cardId}")
    @RequiresScope(Scope.USERS_READ)
    @Operation(summary = "Read a card")
    CardView get(
            @PathVariable String userId,
            @PathVariable String cardId,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long minVersion,
            Caller caller) {
        return queries.get(
                new FindCard(caller.tenant(), userId, cardId),
                CardView.class,
                CardView::version,
                minVersion);
    }

    @PostMapping("/{cardId}/block")
    @RequiresScope(Scope.USERS_WRITE)
    @Operation(
            summary = "Block a card",
            description =
                    "It begins no more charges; one that runs goes on. Piles that are offline or"
                            + " remember the card may let it charge for up to a day; such a charge"
                            + " is asked to stop when the pile tells of it.")
    Written block(
            @PathVariable String userId,
            @PathVariable String cardId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            Caller caller) {
        Written written = send("block-card", BlockCard::new, userId, cardId, key, caller);
        awaitVersion(userId, written, caller);
        return written;
    }

    @PostMapping("/{cardId}/unblock")
    @RequiresScope(Scope.USERS_WRITE)
    @Operation(summary = "Let a blocked card charge again")
    Written unblock(
            @PathVariable String userId,
            @PathVariable String cardId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            Caller caller) {
        Written written = send("unblock-card", UnblockCard::new, userId, cardId, key, caller);
        awaitVersion(userId, written, caller);
        return written;
    }

    @DeleteMapping("/{cardId}")
    @RequiresScope(Scope.USERS_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Remove a card",
            description =
                    "Its tag can be registered anew, for any user of the operator. With an"
                            + " Idempotency-Key a late repeat removes nothing that was registered"
                            + " since.")
    void remove(
            @PathVariable String userId,
            @PathVariable String cardId,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            Caller caller) {
        IdempotencyKey own = key == null ? IdempotencyKey.ofItsOwn() : key;
        send("remove-card", RemoveCard::new, userId, cardId, own, caller);
        queries.awaitGone(new FindCard(caller.tenant(), userId, cardId), CardView.class);
    }

    private UserView user(String userId, Caller caller) {
        return queries.target(new FindUser(caller.tenant(), userId), UserView.class);
    }

    /** A request about a card that a user has. */
    private interface OnCard {
        CardCommand make(
                String cardId, String requestId, String userId, Fingerprint content, Instant at);
    }

    private Written send(
            String operation,
            OnCard request,
            String userId,
            String cardId,
            IdempotencyKey key,
            Caller caller) {
        user(userId, caller);
        return commands.send(
                request.make(
                        cardId,
                        caller.idOf("cardreq", key),
                        userId,
                        fingerprints.of(operation + " " + userId, cardId),
                        clock.instant()),
                Written.class,
                caller);
    }

    private void awaitVersion(String userId, Written written, Caller caller) {
        queries.awaitVersion(
                new FindCard(caller.tenant(), userId, written.id()),
                CardView.class,
                CardView::version,
                written.version());
    }

    /**
     * What a card is registered with.
     *
     * @param tag what the card says to piles; case does not matter
     * @param label what the user calls the card
     */
    record CardRegistration(
            @NotNull
                    @Size(min = 1, max = CardCommand.TAG_CHARACTERS_MAX)
                    @Pattern(regexp = "[!-~]*", message = "must be visible ASCII characters")
                    @Schema(example = "04A2B3C4D5E680")
                    String tag,
            @Size(min = 1, max = 100) @Nullable String label) {

        /** Tags compare case-insensitively (OCPP 1.6 §7.28). */
        CardRegistration inUpperCase() {
            return new CardRegistration(tag.toUpperCase(Locale.ROOT), label);
        }

        /** Whoever logs it does not log the tag. */
        @Override
        public String toString() {
            return "CardRegistration[]";
        }
    }
}
