package com.bluesky.charging.app.sandbox;

import com.bluesky.charging.app.sandbox.Person.TopUp;
import com.bluesky.charging.app.sandbox.SandboxContent.Party;
import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.KeyedMac;
import com.bluesky.charging.user.contract.CardCommand;
import com.bluesky.charging.user.contract.CardCommand.RegisterCard;
import com.bluesky.charging.user.contract.UserCommand.RegisterUser;
import com.bluesky.charging.wallet.contract.FindWallet;
import com.bluesky.charging.wallet.contract.ToppedUp;
import com.bluesky.charging.wallet.contract.WalletCommand;
import com.bluesky.charging.wallet.contract.WalletCommand.TopUpWallet;
import com.bluesky.charging.wallet.contract.WalletView;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes users with their cards and their first money. */
@Component
class Registering {

    private final Making making;
    private final KeyedMac mac;

    Registering(Making making, KeyedMac mac) {
        this.making = making;
        this.mac = mac;
    }

    void register(Party party, Client client, Person person, Timeline timeline) {
        making.send(
                new RegisterUser(
                        person.id(),
                        party.id(),
                        client.id(),
                        person.name(),
                        person.phone(),
                        person.email(),
                        null,
                        phoneClaim(client, person),
                        party.currency(),
                        making.fingerprint("user " + person.name()),
                        timeline.openedAt()));
        cardId(party, person)
                .ifPresent(card -> registerCard(card, party, client, person, timeline));
        if (client.paymentMode() == PaymentMode.WALLET) {
            topUp(party, client, person, person.topUps().getFirst(), timeline.openedAt());
        }
    }

    private void registerCard(
            String cardId, Party party, Client client, Person person, Timeline timeline) {
        making.send(
                new RegisterCard(
                        cardId,
                        Names.id("cardreq", person.name()),
                        party.id(),
                        client.id(),
                        person.id(),
                        tagMac(String.valueOf(person.tag())),
                        null,
                        making.fingerprint("card " + person.name()),
                        timeline.openedAt()));
    }

    /** The id of somebody's card; empty without one. */
    Optional<String> cardId(Party party, Person person) {
        return Optional.ofNullable(person.tag())
                .map(tag -> CardCommand.cardIdOf(party.id(), tagMac(tag)));
    }

    void topUp(Party party, Client client, Person person, TopUp topUp, Instant at) {
        making.send(
                new TopUpWallet(
                        WalletCommand.walletIdOf(person.id()),
                        topUp.id(),
                        party.id(),
                        client.id(),
                        person.id(),
                        topUp.amountMinor(),
                        party.currency(),
                        null,
                        making.fingerprint(topUp.id()),
                        at),
                ToppedUp.class);
    }

    void awaitFunded(Party party, Client client, Person person) {
        making.await(
                new FindWallet(party.seenBy(client), person.id()),
                WalletView.class,
                wallet -> wallet.availableMinor() > 0);
    }

    private @Nullable String phoneClaim(Client client, Person person) {
        return person.phone() == null
                ? null
                : "phone-"
                        + mac.lookup(KeyedMac.Purpose.PHONE, client.id() + "\n" + person.phone());
    }

    private String tagMac(String tag) {
        return mac.lookup(KeyedMac.Purpose.TAG, tag);
    }
}
