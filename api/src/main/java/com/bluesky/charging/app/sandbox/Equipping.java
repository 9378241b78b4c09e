package com.bluesky.charging.app.sandbox;

import com.bluesky.charging.app.sandbox.SandboxContent.Party;
import com.bluesky.charging.device.contract.DeviceCommand.RegisterDevice;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.FindDevice;
import com.bluesky.charging.kernel.Change;
import com.bluesky.charging.price.contract.PriceAssignmentCommand.AssignPricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.CreatePricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.PublishPricePlan;
import com.bluesky.charging.price.contract.PriceTarget;
import com.bluesky.charging.security.DevicePasswords;
import com.bluesky.charging.site.contract.SiteCommand.CreateSite;
import org.springframework.stereotype.Component;

/** Makes sites with their prices, and devices. */
@Component
class Equipping {

    private final Making making;
    private final DevicePasswords passwords;

    Equipping(Making making, DevicePasswords passwords) {
        this.making = making;
        this.passwords = passwords;
    }

    void create(Party party, Place place, Timeline timeline) {
        making.send(
                new CreateSite(
                        place.id(),
                        party.id(),
                        place.profile(),
                        making.fingerprint("site " + place.name()),
                        timeline.openedAt()));
        price(party, place, timeline);
    }

    private void price(Party party, Place place, Timeline timeline) {
        Place.Plan plan = place.plan();
        making.send(
                new CreatePricePlan(
                        plan.id(),
                        party.id(),
                        plan.name(),
                        party.currency(),
                        making.fingerprint("plan " + plan.name()),
                        timeline.openedAt()));
        making.send(
                new PublishPricePlan(
                        plan.id(),
                        plan.prices(),
                        plan.defaultHoldMinor(),
                        new Change(0, making.fingerprint("prices " + plan.name())),
                        timeline.openedAt()));
        making.send(
                new AssignPricePlan(
                        party.id(), PriceTarget.site(place.id()), plan.id(), timeline.openedAt()));
    }

    /** Registers a device and answers its new password. */
    String register(Party party, Pile pile, Timeline timeline) {
        String password = passwords.issue(pile.id());
        making.send(
                new RegisterDevice(
                        pile.id(),
                        party.id(),
                        pile.place().id(),
                        pile.place().zone(),
                        pile.name(),
                        pile.connectors(),
                        making.fingerprint("device " + pile.name()),
                        timeline.openedAt()));
        return password;
    }

    /** Who reads the file may use what it names at once, with prices on it. */
    void awaitPriced(Party party, Pile pile) {
        making.await(
                new FindDevice(party.seenWhole(), pile.id()),
                DeviceView.class,
                device ->
                        device.connectors().size() == pile.connectors().size()
                                && device.connectors().stream()
                                        .allMatch(connector -> connector.tariff() != null));
    }
}
