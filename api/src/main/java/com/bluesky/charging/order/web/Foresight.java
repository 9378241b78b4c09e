package com.bluesky.charging.order.web;

import com.bluesky.charging.customer.contract.CustomerView;
import com.bluesky.charging.customer.contract.FindCustomer;
import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.device.contract.ConnectorRefusal.ConnectorBusy;
import com.bluesky.charging.device.contract.ConnectorRefusal.ConnectorHasNoTariff;
import com.bluesky.charging.device.contract.ConnectorRefusal.ConnectorUnavailable;
import com.bluesky.charging.device.contract.ConnectorRefusal.DeviceNotAdmitted;
import com.bluesky.charging.device.contract.ConnectorRefusal.DeviceOffline;
import com.bluesky.charging.device.contract.ConnectorRefusal.UnknownConnector;
import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.device.contract.DeviceLinks;
import com.bluesky.charging.device.contract.DeviceLinks.DeviceLink;
import com.bluesky.charging.device.contract.DeviceRefusal.DeviceIsRetired;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.DeviceView.ConnectorView;
import com.bluesky.charging.device.contract.FindDevice;
import com.bluesky.charging.device.contract.FindDeviceLinks;
import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.RefusalDetails;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.order.contract.OrderRefusal.TariffCurrencyDiffers;
import com.bluesky.charging.order.contract.OrderRefusal.UserRequired;
import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.user.contract.FindUser;
import com.bluesky.charging.user.contract.UserRefusal.UserIsDeactivated;
import com.bluesky.charging.user.contract.UserRefusal.UserWasErased;
import com.bluesky.charging.user.contract.UserStatus;
import com.bluesky.charging.user.contract.UserView;
import com.bluesky.charging.wallet.contract.FindWallet;
import com.bluesky.charging.wallet.contract.WalletRefusal.InsufficientFunds;
import com.bluesky.charging.wallet.contract.WalletView;
import com.bluesky.charging.web.AtOnce;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequestProblem;
import com.bluesky.charging.web.RequestRejected;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks into the read model why a start cannot work, before it is asked for. The verdict travels in
 * the command: an order that exists already answers with what it knows and pays no heed to it.
 */
@Component
class Foresight {

    private final Queries queries;

    Foresight(Queries queries) {
        this.queries = queries;
    }

    /**
     * What can be known of a start before it is asked for.
     *
     * @param device the device that is named, empty when there is none
     * @param refusal the first reason against it, or null
     */
    record Prospect(
            CustomerView customer, Optional<DeviceView> device, @Nullable RefusalDetails refusal) {

        /** How long after its request the charge may begin. */
        Duration startWithin() {
            return StartDeadline.of(device.map(DeviceView::connectionTimeOutSeconds).orElse(null));
        }
    }

    /**
     * What was asked. Whether a device is linked and what a wallet has is not always needed, and
     * then nobody waits for it.
     *
     * @param user of this customer; empty when none is named, or there is none
     * @param wallet that of the user as far as it is there already
     */
    private record Known(
            CustomerView customer,
            Optional<DeviceView> device,
            Optional<UserView> user,
            AtOnce<Boolean> online,
            AtOnce<Optional<WalletView>> wallet) {}

    /**
     * What can be known of a start. Nothing of what is asked depends on another answer, and a
     * driver waits: so all is asked at once.
     *
     * @throws RequestRejected when there is no such customer
     */
    Prospect of(StartRequest request, Caller caller) {
        Known known = ask(request, caller);
        RefusalDetails refusal =
                Stream.<Supplier<Optional<? extends Refusal>>>of(
                                () -> ofUser(request, known),
                                () -> ofConnector(request, known, caller.tenant()))
                        .map(Supplier::get)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(RefusalDetails::of)
                        .orElse(null);
        return new Prospect(known.customer(), known.device(), refusal);
    }

    private Known ask(StartRequest request, Caller caller) {
        Tenant tenant = caller.tenant();
        Optional<String> userId = Optional.ofNullable(request.userId());
        AtOnce<CustomerView> customer =
                AtOnce.begin(() ->
                        queries.target(new FindCustomer(caller.customer()), CustomerView.class));
        AtOnce<Optional<UserView>> user =
                AtOnce.begin(() ->
                        userId.flatMap(
                                id -> queries.reference(new FindUser(tenant, id), UserView.class)));
        AtOnce<Optional<WalletView>> wallet =
                AtOnce.begin(() ->
                        userId.flatMap(
                                id -> queries.find(new FindWallet(tenant, id), WalletView.class)));
        AtOnce<Boolean> online = AtOnce.begin(() -> isOnline(request.deviceId()));
        Optional<DeviceView> device =
                queries.reference(new FindDevice(tenant, request.deviceId()), DeviceView.class);
        return new Known(
                customer.answer(),
                device,
                // The charge is this customer's, so its user has to be as well.
                user.answer().filter(found -> found.customerId().equals(caller.customer())),
                online,
                wallet);
    }

    private static Optional<? extends Refusal> ofUser(StartRequest request, Known known) {
        if (request.userId() == null) {
            return known.customer().paymentMode() == PaymentMode.WALLET
                    ? Optional.of(new UserRequired())
                    : Optional.empty();
        }
        return known.user().isPresent()
                ? ofStatus(known.user().get().status())
                : Optional.of(
                        notFound("You have no user with this id. Register one: POST /v1/users."));
    }

    private static Optional<? extends Refusal> ofStatus(UserStatus status) {
        return switch (status) {
            case ACTIVE -> Optional.empty();
            case DEACTIVATED -> Optional.of(new UserIsDeactivated());
            case ERASED -> Optional.of(new UserWasErased());
        };
    }

    private Optional<? extends Refusal> ofConnector(
            StartRequest request, Known known, Tenant tenant) {
        Optional<DeviceView> device = known.device();
        Optional<ConnectorView> found =
                device.stream()
                        .flatMap(view -> view.connectors().stream())
                        .filter(view -> view.connectorId() == request.connectorId())
                        .findFirst();
        if (device.isEmpty() || found.isEmpty()) {
            return Optional.of(
                    device.isEmpty()
                            ? notFound(
                                    "Your operator has no device with this id. GET /v1/devices lists those that it has.")
                            : new UnknownConnector());
        }
        ConnectorView connector = found.get();
        Tariff tariff = connector.tariff();
        if (device.get().retiredAt() != null) {
            return Optional.of(new DeviceIsRetired());
        }
        if (device.get().admission() != DeviceAdmission.ACCEPTED) {
            return Optional.of(new DeviceNotAdmitted(device.get().admission()));
        }
        // A device that is new may have been linked since.
        if (!known.online().answer() && !isOnline(request.deviceId())) {
            return Optional.of(new DeviceOffline());
        }
        if (connector.orderId() != null) {
            return Optional.of(new ConnectorBusy());
        }
        if (!device.get().status().allowsStart()) {
            return Optional.of(new ConnectorUnavailable(device.get().status()));
        }
        if (!connector.status().allowsStart()) {
            return Optional.of(new ConnectorUnavailable(connector.status()));
        }
        if (tariff == null) {
            return Optional.of(new ConnectorHasNoTariff());
        }
        return known.customer().paymentMode() == PaymentMode.WALLET
                ? ofFunds(request, tariff, known, tenant)
                : Optional.empty();
    }

    /** Whether a device is linked now. */
    boolean isOnline(String deviceId) {
        return queries
                .ask(new FindDeviceLinks(List.of(deviceId)), DeviceLinks.class)
                .links()
                .stream()
                .anyMatch(DeviceLink::online);
    }

    private Optional<? extends Refusal> ofFunds(
            StartRequest request, Tariff tariff, Known known, Tenant tenant) {
        String userId = request.userId();
        if (userId == null) {
            return Optional.of(new UserRequired());
        }
        // That of a new user may come a moment later.
        WalletView wallet =
                known.wallet()
                        .answer()
                        .orElseGet(() ->
                                queries.target(new FindWallet(tenant, userId), WalletView.class));
        if (!wallet.currency().equals(tariff.currency())) {
            return Optional.of(new TariffCurrencyDiffers(tariff.currency(), wallet.currency()));
        }
        Long limit = request.chargingLimits().amountMinor();
        long needed = limit == null ? tariff.defaultHoldMinor() : limit;
        return wallet.availableMinor() < needed
                ? Optional.of(new InsufficientFunds(needed, wallet.availableMinor()))
                : Optional.empty();
    }

    private static RefusalDetails notFound(String detail) {
        return new RefusalDetails(RequestProblem.NOT_FOUND.name(), Refusal.Kind.NOT_FOUND, detail);
    }
}
