package com.bluesky.charging.kernel.query;

import static com.bluesky.charging.kernel.query.Facts.assigned;
import static com.bluesky.charging.kernel.query.Facts.minute;
import static com.bluesky.charging.kernel.query.Facts.published;
import static com.bluesky.charging.kernel.query.Facts.reported;
import static com.bluesky.charging.kernel.query.Facts.unassigned;

import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorChanged;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorDeactivated;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorErased;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorReactivated;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyRevoked;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyRotated;
import com.bluesky.charging.customer.contract.CustomerEvent.CustomerChanged;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorOccupied;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorPriced;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorReleased;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceEvent.ConnectionTimeOutTold;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceBooted;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DevicePasswordRotated;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRetired;
import com.bluesky.charging.device.contract.DeviceEvent.SecurityEventTold;
import com.bluesky.charging.device.contract.UnmatchedReportEvent.ReportUnmatched;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.operator.contract.OperatorEvent.OperatorChanged;
import com.bluesky.charging.order.contract.StopReason;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanChanged;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanRetired;
import com.bluesky.charging.price.contract.PriceTarget;
import com.bluesky.charging.user.contract.UserEvent.UserDeactivated;
import com.bluesky.charging.user.contract.UserEvent.UserErased;
import com.bluesky.charging.user.contract.UserEvent.UserReactivated;
import com.bluesky.charging.wallet.contract.RefundEvent.RefundRecorded;
import com.bluesky.charging.wallet.contract.TopUpEvent.TopUpRecorded;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsCaptured;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsHeld;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsRefunded;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsReleased;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletOpened;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletRefunded;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletToppedUp;
import java.util.List;

/**
 * What happened at two operators with two customers each: rows in every table. The ids of an
 * operator end with its number, those of a customer's with the operator's and the customer's.
 */
final class World {

    private World() {}

    static EventLog log() {
        EventLog log = new EventLog();
        for (int operator = 1; operator <= 2; operator++) {
            String op = "op-" + operator;
            log.append(
                    op,
                    Facts.operator(op),
                    new OperatorChanged(op, "New " + op, 0, "f:2", minute(1)));
            administrators(log, op, "-" + operator);
            equipment(log, op, "-" + operator);
            prices(log, op, "-" + operator);
            for (int customer = 1; customer <= 2; customer++) {
                customer(log, op, "-" + operator + "-" + customer, "-" + operator);
            }
        }
        return log;
    }

    private static void administrators(EventLog log, String op, String number) {
        String administrator = "adm" + number;
        log.append(
                administrator,
                Facts.administrator(op, administrator, minute(0)),
                new AdministratorChanged(
                        administrator, op, "Chen", "c@example.com", "email", 0, "f:2", minute(1)),
                new AdministratorDeactivated(administrator, op, minute(2)),
                new AdministratorReactivated(administrator, op, minute(3)));
        String erased = "erased-adm" + number;
        log.append(
                erased,
                Facts.administrator(op, erased, minute(1)),
                new AdministratorErased(erased, op, minute(2)));
    }

    private static void equipment(EventLog log, String op, String number) {
        String site = "site" + number;
        String device = "dev" + number;
        String key = "con-" + device + "-1";
        log.append(site, Facts.site(op, site, minute(0)), Facts.siteChanged(op, site, 0))
                .append(
                        device,
                        Facts.device(op, site, device, 1),
                        new DeviceBooted(device, op, "Acme", "P7", null, null, reported(1)),
                        new SecurityEventTold(device, op, "Tampering", "door", reported(2)),
                        new ConnectionTimeOutTold(device, op, 60, minute(2)),
                        new DeviceChanged(
                                device,
                                op,
                                "Renamed",
                                List.of(Facts.connectorSpec(1)),
                                4,
                                "f:2",
                                minute(3)),
                        new DevicePasswordRotated(device, op, "rotation" + number, null, minute(4)))
                .append(
                        "retired-" + device,
                        Facts.device(op, site, "retired-" + device, 1),
                        new DeviceRetired("retired-" + device, op, minute(5)))
                .append(
                        "report" + number,
                        new ReportUnmatched(
                                "report" + number, device, op, "MeterValues", "{}", minute(2)))
                .append(
                        key,
                        Facts.connector(op, site, device, 1),
                        new ConnectorPriced(key, op, OrderFacts.tariff(), 5, minute(1)),
                        Facts.status(op, device, 1, ConnectorStatus.AVAILABLE),
                        new ConnectorOccupied(
                                key, op, "ord" + number + "-1", null, null, minute(3)),
                        new ConnectorReleased(key, op, "ord" + number + "-1", minute(4)),
                        new ConnectorOccupied(
                                key, op, "ord" + number + "-2", null, null, minute(5)));
    }

    private static void prices(EventLog log, String op, String number) {
        String plan = "plan" + number;
        String other = "other-plan" + number;
        PriceTarget site = PriceTarget.site("site" + number);
        PriceTarget operator = PriceTarget.operator(op);
        PriceTarget device = PriceTarget.device("dev" + number);
        log.append(plan, Facts.plan(op, plan, minute(0)), published(op, plan, 1, "1.20"))
                .append(site.assignmentId(), assigned(op, plan, site))
                .append(operator.assignmentId(), assigned(op, plan, operator))
                .append(
                        device.assignmentId(),
                        assigned(op, plan, device),
                        unassigned(op, plan, device))
                .append(
                        other,
                        Facts.plan(op, other, minute(1)),
                        published(op, other, 1, "0.80"),
                        new PricePlanChanged(other, op, "Another", 1, "f:2", minute(2)),
                        new PricePlanRetired(other, op, minute(5)))
                .append(site.assignmentId(), assigned(op, other, site))
                .append(plan, published(op, plan, 2, "1.30"));
    }

    private static void customer(EventLog log, String op, String number, String operatorNumber) {
        String customer = "cust" + number;
        String user = "user" + number;
        String order = "ord" + number;
        Owner owner = Facts.owner(op, customer, user);
        log.append(
                customer,
                Facts.customer(op, customer),
                Facts.key(op, customer, "key" + number),
                new CustomerChanged(customer, op, "New " + customer, 0, "f:2", minute(2)),
                new ApiKeyRotated(
                        customer, op, "key" + number, "next-key" + number, minute(9), minute(6)),
                Facts.key(op, customer, "next-key" + number),
                new ApiKeyRevoked(customer, op, "key" + number, minute(7)));
        log.append(
                user,
                Facts.user(op, customer, user),
                Facts.userChanged(op, customer, user, 0),
                new UserDeactivated(user, op, customer, minute(2)),
                new UserReactivated(user, op, customer, minute(3)),
                new UserDeactivated(user, op, customer, minute(4)));
        cards(log, owner, number);
        wallet(log, owner, "wallet-" + user, order);
        OrderFacts.of(owner, order, "dev" + operatorNumber).charged(log, minute(3));
        OrderFacts failed = OrderFacts.of(owner, "failed-" + order, "dev" + operatorNumber);
        log.append("failed-" + order, failed.requested(minute(4)), failed.failed("CONNECTOR_BUSY"));
        OrderFacts unseen = OrderFacts.of(owner, "unseen-" + order, "dev" + operatorNumber);
        log.append(
                "unseen-" + order,
                unseen.requested(minute(4)),
                unseen.connectorConfirmed(OrderFacts.tariff()),
                unseen.started(5),
                unseen.stopInferred(),
                unseen.settled("bill-unseen-" + order, null, 360),
                unseen.stopped(StopReason.LOCAL),
                unseen.corrected(2, "bill-2-unseen-" + order, "bill-unseen-" + order, 840));
        OrderFacts byCard = OrderFacts.of(owner, "card-" + order, "dev" + operatorNumber);
        log.append(
                "card-" + order,
                byCard.begunByCard(5, OrderFacts.tariff()),
                byCard.started(5),
                byCard.claimed(1),
                byCard.claimRefused(1),
                byCard.claimed(2),
                byCard.connectorConfirmed(OrderFacts.tariff()),
                byCard.holdConfirmed(),
                byCard.derived(20, 7_000, 800),
                byCard.stopped(StopReason.LOCAL),
                byCard.corrected("corr-" + order, 6_500),
                byCard.settled("bill-card-" + order, null, 780));
        OrderFacts unpriced = OrderFacts.of(owner, "unpriced-" + order, "dev" + operatorNumber);
        log.append(
                "unpriced-" + order,
                unpriced.begunByCard(5, null),
                unpriced.started(5),
                unpriced.stopped(StopReason.LOCAL),
                unpriced.tariffAssigned());
        log.append(
                "erased-" + user,
                Facts.user(op, customer, "erased-" + user),
                new UserErased("erased-" + user, op, customer, minute(8)));
    }

    private static void cards(EventLog log, Owner owner, String number) {
        String card = "card" + number;
        log.append(
                card,
                Facts.card(owner, card, minute(1)),
                Facts.cardRemoved(owner, card, minute(2)),
                Facts.card(owner, card, minute(3)),
                Facts.cardBlocked(owner, card, minute(4)));
        log.append(
                "removed-" + card,
                Facts.card(owner, "removed-" + card, minute(1)),
                Facts.cardBlocked(owner, "removed-" + card, minute(2)),
                Facts.cardRemoved(owner, "removed-" + card, minute(3)));
    }

    private static void wallet(EventLog log, Owner owner, String wallet, String order) {
        log.append(
                wallet,
                new WalletOpened(wallet, owner, "CNY", minute(1)),
                new WalletToppedUp(wallet, owner, "topup-" + wallet, 10_000, minute(1)),
                new FundsHeld(wallet, owner, order, 5_000, minute(2)),
                new FundsCaptured(wallet, owner, order, "bill-" + order, 840, minute(62)),
                new FundsReleased(wallet, owner, order, 4_160, minute(62)),
                new FundsRefunded(wallet, owner, order, "bill-2-" + order, 40, minute(63)),
                new WalletRefunded(wallet, owner, "refund-" + wallet, 1_000, minute(64)));
        log.append(
                "topup-" + wallet,
                new TopUpRecorded(
                        "topup-" + wallet,
                        wallet,
                        owner,
                        10_000,
                        "CNY",
                        "pay-" + wallet,
                        "f:1",
                        1,
                        minute(1)));
        log.append(
                "refund-" + wallet,
                new RefundRecorded(
                        "refund-" + wallet,
                        wallet,
                        owner,
                        1_000,
                        "CNY",
                        null,
                        "f:1",
                        6,
                        minute(64)));
    }
}
