package com.bluesky.charging.kernel.query;

import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorRegistered;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyIssued;
import com.bluesky.charging.customer.contract.CustomerEvent.CustomerRegistered;
import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.device.contract.ConnectorCommand;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorAdded;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorStatusChanged;
import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRegistered;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.operator.contract.OperatorEvent.OperatorRegistered;
import com.bluesky.charging.price.contract.PriceAssignmentEvent.PricePlanAssigned;
import com.bluesky.charging.price.contract.PriceAssignmentEvent.PricePlanUnassigned;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanCreated;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanPublished;
import com.bluesky.charging.price.contract.PriceTarget;
import com.bluesky.charging.price.contract.TariffComponent;
import com.bluesky.charging.site.contract.Amenity;
import com.bluesky.charging.site.contract.ExceptionalDay;
import com.bluesky.charging.site.contract.OpeningHours;
import com.bluesky.charging.site.contract.OpeningSpan;
import com.bluesky.charging.site.contract.Picture;
import com.bluesky.charging.site.contract.SiteEvent.SiteChanged;
import com.bluesky.charging.site.contract.SiteEvent.SiteCreated;
import com.bluesky.charging.site.contract.SiteProfile;
import com.bluesky.charging.site.contract.WeeklyOpening;
import com.bluesky.charging.user.contract.CardEvent.CardBlocked;
import com.bluesky.charging.user.contract.CardEvent.CardRegistered;
import com.bluesky.charging.user.contract.CardEvent.CardRemoved;
import com.bluesky.charging.user.contract.UserEvent.UserChanged;
import com.bluesky.charging.user.contract.UserEvent.UserRegistered;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Facts about parties, equipment and prices, with whatever a test does not care about filled in.
 */
public final class Facts {

    public static final String ZONE = "Asia/Shanghai";

    private Facts() {}

    /** An instant of the tests, some minutes after the beginning. */
    public static Instant minute(long minutes) {
        return EventLog.BEGINNING.plus(Duration.ofMinutes(minutes));
    }

    /** A report that the pile dated, and that came at once. */
    public static ReportTime reported(long minutes) {
        return ReportTime.of(minute(minutes), minute(minutes));
    }

    public static Owner owner(String operatorId, String customerId, String userId) {
        return new Owner(operatorId, customerId, userId);
    }

    public static OperatorRegistered operator(String operatorId) {
        return new OperatorRegistered(
                operatorId, "Operator " + operatorId, "CNY", "f:1", minute(0));
    }

    public static CustomerRegistered customer(String operatorId, String customerId) {
        return new CustomerRegistered(
                customerId,
                operatorId,
                "Customer " + customerId,
                PaymentMode.WALLET,
                "CNY",
                "f:1",
                minute(0));
    }

    public static ApiKeyIssued key(String operatorId, String customerId, String keyId) {
        return new ApiKeyIssued(
                customerId,
                operatorId,
                keyId,
                List.of("orders:write"),
                List.of(),
                null,
                "f:1",
                minute(1));
    }

    public static AdministratorRegistered administrator(
            String operatorId, String administratorId, Instant registeredAt) {
        return new AdministratorRegistered(
                administratorId,
                operatorId,
                "Chen Hua",
                "chen@example.com",
                "email-" + administratorId,
                "f:1",
                registeredAt);
    }

    public static UserRegistered user(String operatorId, String customerId, String userId) {
        return new UserRegistered(
                userId,
                operatorId,
                customerId,
                "Li Wei",
                "+8613800000000",
                "li@example.com",
                "crm-1",
                "phone-1",
                "CNY",
                "f:1",
                minute(0));
    }

    public static UserChanged userChanged(
            String operatorId, String customerId, String userId, long basedOnVersion) {
        return new UserChanged(
                userId,
                operatorId,
                customerId,
                "Li Wei-Ming",
                "+8613800000001",
                "wei@example.com",
                "crm-2",
                "phone-2",
                basedOnVersion,
                "f:2",
                minute(1));
    }

    public static CardRegistered card(Owner owner, String cardId, Instant at) {
        return new CardRegistered(
                cardId,
                owner.operatorId(),
                String.valueOf(owner.customerId()),
                String.valueOf(owner.userId()),
                "mac-" + cardId,
                "Wei's card",
                "f:1",
                at);
    }

    public static CardBlocked cardBlocked(Owner owner, String cardId, Instant at) {
        return new CardBlocked(
                cardId,
                owner.operatorId(),
                String.valueOf(owner.customerId()),
                String.valueOf(owner.userId()),
                at);
    }

    public static CardRemoved cardRemoved(Owner owner, String cardId, Instant at) {
        return new CardRemoved(
                cardId,
                owner.operatorId(),
                String.valueOf(owner.customerId()),
                String.valueOf(owner.userId()),
                at);
    }

    public static SiteCreated site(String operatorId, String siteId, Instant createdAt) {
        return new SiteCreated(siteId, operatorId, profile(siteId), "f:1", createdAt);
    }

    /** What is told of a site: where it is. */
    public static SiteProfile profile(String siteId) {
        return SiteProfile.bare("Site " + siteId, "1 Road", 31.2, 121.5, ZONE);
    }

    /** A site that tells everything changes; open on working days, but not on New Year's Day. */
    public static SiteChanged siteChanged(String operatorId, String siteId, long basedOnVersion) {
        SiteProfile bare = profile(siteId);
        return new SiteChanged(
                siteId,
                operatorId,
                new SiteProfile(
                        bare.name(),
                        bare.address(),
                        bare.latitude(),
                        bare.longitude(),
                        bare.zone(),
                        "A quiet place",
                        "Behind the lifts",
                        "+862155550100",
                        List.of(Amenity.RESTROOM, Amenity.WIFI),
                        new OpeningHours(
                                false,
                                List.of(
                                        new WeeklyOpening(
                                                List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                                                new OpeningSpan("08:00", "22:00"))),
                                List.of(new ExceptionalDay("2027-01-01", List.of()))),
                        List.of(new Picture("https://example.com/1.jpg", null))),
                basedOnVersion,
                "f:2",
                minute(9));
    }

    public static ConnectorSpec connectorSpec(int connectorId) {
        return new ConnectorSpec(connectorId, "TYPE_2", ConnectorSpec.CurrentType.AC, 7_000);
    }

    public static DeviceRegistered device(
            String operatorId, String siteId, String deviceId, int... connectorIds) {
        return new DeviceRegistered(
                deviceId,
                operatorId,
                siteId,
                ZONE,
                "Device " + deviceId,
                Arrays.stream(connectorIds).mapToObj(Facts::connectorSpec).toList(),
                "f:1",
                minute(0));
    }

    public static ConnectorAdded connector(
            String operatorId, String siteId, String deviceId, int connectorId) {
        return new ConnectorAdded(
                ConnectorCommand.keyOf(deviceId, connectorId),
                deviceId,
                operatorId,
                siteId,
                ZONE,
                connectorSpec(connectorId),
                minute(0));
    }

    public static ConnectorStatusChanged status(
            String operatorId, String deviceId, int connectorId, ConnectorStatus status) {
        return new ConnectorStatusChanged(
                ConnectorCommand.keyOf(deviceId, connectorId),
                deviceId,
                connectorId,
                operatorId,
                status,
                "NoError",
                null,
                null,
                reported(2));
    }

    public static PricePlanCreated plan(String operatorId, String planId, Instant createdAt) {
        return new PricePlanCreated(planId, operatorId, "Plan " + planId, "CNY", "f:1", createdAt);
    }

    public static List<TariffComponent> flatEnergyPrice(String price) {
        return List.of(
                new TariffComponent(
                        TariffComponent.Kind.ENERGY,
                        List.of(),
                        null,
                        null,
                        price,
                        TariffComponent.Unit.KWH));
    }

    public static PricePlanPublished published(
            String operatorId, String planId, int planVersion, String price) {
        return new PricePlanPublished(
                planId,
                operatorId,
                planVersion,
                "CNY",
                flatEnergyPrice(price),
                5_000,
                planVersion,
                "f:1",
                minute(planVersion));
    }

    public static PricePlanAssigned assigned(String operatorId, String planId, PriceTarget target) {
        return new PricePlanAssigned(target.assignmentId(), operatorId, target, planId, minute(3));
    }

    public static PricePlanUnassigned unassigned(
            String operatorId, String planId, PriceTarget target) {
        return new PricePlanUnassigned(
                target.assignmentId(), operatorId, target, planId, minute(4));
    }
}
