package com.bluesky.charging.kernel.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.administrator.contract.AdministratorCommand.DeactivateAdministrator;
import com.bluesky.charging.administrator.contract.AdministratorCommand.RegisterAdministrator;
import com.bluesky.charging.customer.contract.CustomerCommand.IssueApiKey;
import com.bluesky.charging.customer.contract.CustomerCommand.RegisterCustomer;
import com.bluesky.charging.customer.contract.CustomerCommand.RevokeApiKey;
import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.device.contract.ConnectorCommand.AddConnector;
import com.bluesky.charging.device.contract.ConnectorCommand.OccupyConnector;
import com.bluesky.charging.device.contract.ConnectorCommand.PriceConnector;
import com.bluesky.charging.device.contract.ConnectorCommand.RecordConnectorStatus;
import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceCommand.RecordBoot;
import com.bluesky.charging.device.contract.DeviceCommand.RegisterDevice;
import com.bluesky.charging.device.contract.UnmatchedReport.RecordUnmatched;
import com.bluesky.charging.kernel.Change;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.operator.contract.OperatorCommand.RegisterOperator;
import com.bluesky.charging.order.contract.ChargingLimits;
import com.bluesky.charging.order.contract.OrderCommand.StartCharging;
import com.bluesky.charging.price.contract.PriceAssignmentCommand.AssignPricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.CreatePricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.PublishPricePlan;
import com.bluesky.charging.price.contract.PriceTarget;
import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.price.contract.TariffComponent;
import com.bluesky.charging.site.contract.SiteCommand.CreateSite;
import com.bluesky.charging.user.contract.CardCommand.RegisterCard;
import com.bluesky.charging.user.contract.UserCommand.ChangeUser;
import com.bluesky.charging.user.contract.UserCommand.DeactivateUser;
import com.bluesky.charging.user.contract.UserCommand.RegisterUser;
import com.bluesky.charging.wallet.contract.ReferenceClaimEvent;
import com.bluesky.charging.wallet.contract.WalletCommand.HoldFunds;
import com.bluesky.charging.wallet.contract.WalletCommand.RefundWallet;
import com.bluesky.charging.wallet.contract.WalletCommand.TopUpWallet;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A snapshot of any aggregate brings it back as it was, and tells nothing about a person. */
class SnapshotsTest {

    private static final Fingerprint FINGERPRINT = new Fingerprint(List.of("k1:a"));
    private static final ConnectorSpec SPEC =
            new ConnectorSpec(1, "TYPE_2", ConnectorSpec.CurrentType.AC, 22_000);
    private static final List<TariffComponent> COMPONENTS =
            List.of(
                    new TariffComponent(
                            TariffComponent.Kind.ENERGY,
                            List.of(),
                            null,
                            null,
                            "0.40",
                            TariffComponent.Unit.KWH));

    /** One of each kind. */
    private static final Map<String, String> IDS =
            Map.ofEntries(
                    Map.entry("Operator", "op-1"),
                    Map.entry("Customer", "cust-1"),
                    Map.entry("Administrator", "adm-1"),
                    Map.entry("EmailClaim", "email-x"),
                    Map.entry("AdministratorRequest", "admreq-1"),
                    Map.entry("User", "user-1"),
                    Map.entry("PhoneClaim", "phone-x"),
                    Map.entry("UserRequest", "userreq-1"),
                    Map.entry("Card", "card-1"),
                    Map.entry("CardHolder", "cards-user-1"),
                    Map.entry("CardRequest", "cardreq-1"),
                    Map.entry("Wallet", "wallet-user-1"),
                    Map.entry("TopUp", "topup-1"),
                    Map.entry("Refund", "refund-1"),
                    Map.entry(
                            "ReferenceClaim", ReferenceClaimEvent.ofPayment("cust-1", "payment-1")),
                    Map.entry("Hold", "hold-ord-1"),
                    Map.entry("Site", "site-1"),
                    Map.entry("Device", "dev-1"),
                    Map.entry("UnmatchedReport", "report-1"),
                    Map.entry("Connector", "con-dev-1-1"),
                    Map.entry("Occupancy", "occupancy-ord-1"),
                    Map.entry("PricePlan", "plan-1"),
                    Map.entry("PriceAssignment", PriceTarget.site("site-1").assignmentId()),
                    Map.entry("ChargingOrder", "ord-1"));

    private final CommandSide side = CommandSide.still();
    private final JsonMapper json =
            JsonMapper.builder()
                    .changeDefaultVisibility(visibility ->
                            visibility
                                    .withFieldVisibility(Visibility.ANY)
                                    .withGetterVisibility(Visibility.NONE)
                                    .withIsGetterVisibility(Visibility.NONE))
                    .build();

    @BeforeEach
    void everything_is_there() {
        side.send(new RegisterOperator("op-1", "Operator", "EUR", FINGERPRINT, NOW));
        side.send(
                new RegisterCustomer(
                        "cust-1", "op-1", "Customer", PaymentMode.WALLET, "EUR", FINGERPRINT, NOW));
        side.send(new IssueApiKey("cust-1", "key-1", List.of("orders"), null, FINGERPRINT, NOW));
        side.send(new RevokeApiKey("cust-1", "key-1", NOW));
        side.send(
                new RegisterAdministrator(
                        "adm-1",
                        "op-1",
                        "Ann Person",
                        "ann@person.example",
                        "email-x",
                        FINGERPRINT,
                        NOW));
        side.send(new DeactivateAdministrator("adm-1", "admreq-1", FINGERPRINT, NOW));
        side.send(
                new RegisterUser(
                        "user-1",
                        "op-1",
                        "cust-1",
                        "Ann Person",
                        "+4915112345678",
                        "ann@person.example",
                        "ann-4711",
                        "phone-x",
                        "EUR",
                        FINGERPRINT,
                        NOW));
        side.send(
                new ChangeUser(
                        "user-1",
                        "Ann Person",
                        "+4915112345678",
                        "ann@person.example",
                        "ann-4712",
                        "phone-x",
                        new Change(0, FINGERPRINT),
                        NOW));
        side.send(new DeactivateUser("user-1", "userreq-1", FINGERPRINT, NOW));
        side.send(
                new RegisterCard(
                        "card-1",
                        "cardreq-1",
                        "op-1",
                        "cust-1",
                        "user-1",
                        "tag-mac",
                        "Ann's key",
                        FINGERPRINT,
                        NOW));
        side.send(
                new TopUpWallet(
                        "wallet-user-1",
                        "topup-1",
                        "op-1",
                        "cust-1",
                        "user-1",
                        1_000,
                        "EUR",
                        "payment-1",
                        FINGERPRINT,
                        NOW));
        side.send(
                new RefundWallet(
                        "wallet-user-1",
                        "refund-1",
                        "op-1",
                        "cust-1",
                        "user-1",
                        100,
                        "EUR",
                        null,
                        FINGERPRINT,
                        NOW));
        side.send(new HoldFunds("wallet-user-1", "ord-1", 400, "EUR", NOW));
        side.send(
                new CreateSite(
                        "site-1", "op-1", "Site", "Street 1", 52.5, 13.4, "UTC", FINGERPRINT, NOW));
        side.send(
                new RegisterDevice(
                        "dev-1", "op-1", "site-1", "UTC", "Pile", List.of(SPEC), FINGERPRINT, NOW));
        side.send(new RecordBoot("dev-1", "Vendor", "Model", null, null, ReportTime.of(null, NOW)));
        side.send(new RecordUnmatched("report-1", "dev-1", "op-1", "MeterValues", "{}", NOW));
        side.send(new CreatePricePlan("plan-1", "op-1", "Plan", "EUR", FINGERPRINT, NOW));
        side.send(new PublishPricePlan("plan-1", COMPONENTS, 500, new Change(0, FINGERPRINT), NOW));
        side.send(new AssignPricePlan("op-1", PriceTarget.site("site-1"), "plan-1", NOW));
        side.send(new AddConnector("con-dev-1-1", "dev-1", "op-1", "site-1", "UTC", SPEC, NOW));
        side.send(
                new PriceConnector(
                        "con-dev-1-1",
                        new Tariff("plan-1", 1, "EUR", "UTC", COMPONENTS, 500),
                        7,
                        NOW));
        side.send(
                new RecordConnectorStatus(
                        "con-dev-1-1",
                        ConnectorStatus.AVAILABLE,
                        "NoError",
                        null,
                        null,
                        ReportTime.of(NOW, NOW)));
        side.send(new OccupyConnector("con-dev-1-1", "ord-1", false, null, NOW));
        side.send(
                new StartCharging(
                        "ord-1",
                        "op-1",
                        "cust-1",
                        "user-1",
                        "dev-1",
                        1,
                        PaymentMode.WALLET,
                        ChargingLimits.NONE,
                        FINGERPRINT,
                        null,
                        NOW,
                        NOW.plusSeconds(90)));
    }

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void every_kind_of_aggregate_comes_back_as_it_was() {
        for (Class<?> type : CommandSide.marked(Aggregate.class)) {
            String written = snapshotOf(type);
            assertThat(json.writeValueAsString(json.readValue(written, type)))
                    .as(type.getSimpleName())
                    .isEqualTo(written);
            assertThat(written).contains(IDS.get(nameOf(type)));
        }
    }

    @Test
    void no_snapshot_tells_anything_about_a_person() {
        String all =
                CommandSide.marked(Aggregate.class).stream()
                        .map(this::snapshotOf)
                        .collect(Collectors.joining());
        assertThat(all).contains("user-1").doesNotContain("Ann", "15112345678", "person.example");
    }

    @Test
    void every_kind_of_aggregate_has_a_name_of_its_own() {
        assertThat(CommandSide.marked(Aggregate.class).stream().map(SnapshotsTest::nameOf))
                .containsExactlyInAnyOrderElementsOf(IDS.keySet());
    }

    private String snapshotOf(Class<?> type) {
        String id = String.valueOf(IDS.get(nameOf(type)));
        return side.read(type, id, json::writeValueAsString);
    }

    private static String nameOf(Class<?> type) {
        return type.getAnnotation(Aggregate.class).type();
    }
}
