package com.bluesky.charging.app.sandbox;

import com.bluesky.charging.app.Settings;
import com.bluesky.charging.app.sandbox.SandboxContent.Pile;
import com.bluesky.charging.customer.contract.CustomerCommand.IssueApiKey;
import com.bluesky.charging.customer.contract.CustomerCommand.RegisterCustomer;
import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.device.contract.DeviceCommand.RegisterDevice;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.FindDevice;
import com.bluesky.charging.kernel.Change;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.operator.contract.OperatorCommand.RegisterOperator;
import com.bluesky.charging.price.contract.PriceAssignmentCommand.AssignPricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.CreatePricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.PublishPricePlan;
import com.bluesky.charging.price.contract.PriceTarget;
import com.bluesky.charging.security.ApiKey;
import com.bluesky.charging.security.ApiKeys;
import com.bluesky.charging.security.DevicePasswords;
import com.bluesky.charging.security.PrivateFile;
import com.bluesky.charging.site.contract.SiteCommand.CreateSite;
import com.bluesky.charging.user.contract.UserCommand.RegisterUser;
import com.bluesky.charging.wallet.contract.FindWallet;
import com.bluesky.charging.wallet.contract.ToppedUp;
import com.bluesky.charging.wallet.contract.WalletCommand;
import com.bluesky.charging.wallet.contract.WalletCommand.TopUpWallet;
import com.bluesky.charging.wallet.contract.WalletView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Fingerprints;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the sandbox through the same commands as everybody's. It may be interrupted anywhere and
 * done anew: ids are always the same, and the file is written when all it names is there.
 */
@Component
class SandboxMaker {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final Caller MAKER =
            new Caller(
                    ApiKey.PLATFORM,
                    ApiKey.PLATFORM,
                    "sandbox",
                    null,
                    null,
                    Set.of(Scope.PLATFORM),
                    "sandbox");

    private static final Tenant TENANT =
            new Tenant(SandboxContent.OPERATOR, SandboxContent.CUSTOMER);

    private final Commands commands;
    private final Queries queries;
    private final Fingerprints fingerprints;
    private final ApiKeys apiKeys;
    private final DevicePasswords passwords;
    private final Settings settings;
    private final Clock clock;
    private final FileAddresses addresses;

    SandboxMaker(
            Commands commands,
            Queries queries,
            Fingerprints fingerprints,
            ApiKeys apiKeys,
            DevicePasswords passwords,
            Settings settings,
            Clock clock,
            FileAddresses addresses) {
        this.commands = commands;
        this.queries = queries;
        this.fingerprints = fingerprints;
        this.apiKeys = apiKeys;
        this.passwords = passwords;
        this.settings = settings;
        this.clock = clock;
        this.addresses = addresses;
    }

    Path file() {
        return settings.data().resolve("sandbox.json");
    }

    void make() {
        onboard();
        String apiKey = issueKey();
        List<SandboxFile.Device> devices = equip();
        fund();
        awaitReadable();
        write(apiKey, devices);
        apiKeys.activate(apiKey);
    }

    private void onboard() {
        send(
                new RegisterOperator(
                        SandboxContent.OPERATOR,
                        "Sandbox operator",
                        SandboxContent.CURRENCY,
                        fingerprint("operator"),
                        clock.instant()));
        send(
                new RegisterCustomer(
                        SandboxContent.CUSTOMER,
                        SandboxContent.OPERATOR,
                        "Sandbox customer",
                        PaymentMode.WALLET,
                        SandboxContent.CURRENCY,
                        fingerprint("customer"),
                        clock.instant()));
    }

    /** The key is made good when the file that tells it is written. */
    private String issueKey() {
        String keyId = ApiKey.idOf(SandboxContent.KEY);
        String text =
                apiKeys.prepare(
                                new ApiKey(
                                        keyId,
                                        SandboxContent.OPERATOR,
                                        SandboxContent.CUSTOMER,
                                        SandboxContent.SCOPES,
                                        null))
                        .orElseGet(this::keyInFile);
        send(
                new IssueApiKey(
                        SandboxContent.CUSTOMER,
                        keyId,
                        SandboxContent.SCOPES.stream().map(Scope::text).toList(),
                        null,
                        fingerprint("key"),
                        clock.instant()));
        return text;
    }

    /** The key is good already, so the file was written before the last start was interrupted. */
    private String keyInFile() {
        try {
            return JSON.readValue(Files.readString(file()), SandboxFile.class).apiKey();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<SandboxFile.Device> equip() {
        send(
                new CreateSite(
                        SandboxContent.SITE,
                        SandboxContent.OPERATOR,
                        "Sandbox site",
                        "1 Century Avenue, Shanghai",
                        31.2397,
                        121.4998,
                        SandboxContent.ZONE,
                        fingerprint("site"),
                        clock.instant()));
        send(
                new CreatePricePlan(
                        SandboxContent.PLAN,
                        SandboxContent.OPERATOR,
                        "Sandbox time of use",
                        SandboxContent.CURRENCY,
                        fingerprint("plan"),
                        clock.instant()));
        send(
                new PublishPricePlan(
                        SandboxContent.PLAN,
                        SandboxContent.PRICES,
                        SandboxContent.DEFAULT_HOLD_MINOR,
                        new Change(0, fingerprint("prices")),
                        clock.instant()));
        send(
                new AssignPricePlan(
                        SandboxContent.OPERATOR,
                        PriceTarget.site(SandboxContent.SITE),
                        SandboxContent.PLAN,
                        clock.instant()));
        List<SandboxFile.Device> devices = new ArrayList<>();
        for (Pile pile : SandboxContent.PILES) {
            devices.add(register(pile));
        }
        return devices;
    }

    private SandboxFile.Device register(Pile pile) {
        String password = passwords.issue(pile.id());
        send(
                new RegisterDevice(
                        pile.id(),
                        SandboxContent.OPERATOR,
                        SandboxContent.SITE,
                        SandboxContent.ZONE,
                        pile.name(),
                        pile.connectors(),
                        fingerprint("device " + pile.name()),
                        clock.instant()));
        return new SandboxFile.Device(
                pile.id(), pile.name(), password, pile.connectors().size(), pile.simulated());
    }

    private void fund() {
        send(
                new RegisterUser(
                        SandboxContent.USER,
                        SandboxContent.OPERATOR,
                        SandboxContent.CUSTOMER,
                        "Sandbox driver",
                        null,
                        null,
                        null,
                        SandboxContent.CURRENCY,
                        fingerprint("user"),
                        clock.instant()));
        commands.send(
                new TopUpWallet(
                        WalletCommand.walletIdOf(SandboxContent.USER),
                        SandboxContent.TOP_UP,
                        SandboxContent.OPERATOR,
                        SandboxContent.CUSTOMER,
                        SandboxContent.USER,
                        SandboxContent.BALANCE_MINOR,
                        SandboxContent.CURRENCY,
                        null,
                        fingerprint("top-up"),
                        clock.instant()),
                ToppedUp.class,
                MAKER);
    }

    /**
     * Who reads the file may use what it names at once: with prices on it and money to pay them.
     */
    private void awaitReadable() {
        for (Pile pile : SandboxContent.PILES) {
            queries.awaitState(
                    new FindDevice(TENANT, pile.id()),
                    DeviceView.class,
                    device ->
                            device.connectors().size() == pile.connectors().size()
                                    && device.connectors().stream()
                                            .allMatch(connector -> connector.tariff() != null));
        }
        queries.awaitState(
                new FindWallet(TENANT, SandboxContent.USER),
                WalletView.class,
                wallet -> wallet.availableMinor() > 0);
    }

    private void write(String apiKey, List<SandboxFile.Device> devices) {
        SandboxFile content =
                new SandboxFile(
                        addresses.baseUrl(),
                        addresses.caCertificate(),
                        addresses.ocppUrl(),
                        addresses.plainOcppUrl(),
                        SandboxContent.OPERATOR,
                        SandboxContent.CUSTOMER,
                        apiKey,
                        List.of(new SandboxFile.User(SandboxContent.USER)),
                        List.of(new SandboxFile.Site(SandboxContent.SITE)),
                        devices,
                        List.of(new SandboxFile.PricePlan(SandboxContent.PLAN)));
        try {
            PrivateFile.write(file(), JSON.writeValueAsString(content) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(Object command) {
        commands.send(command, Written.class, MAKER);
    }

    private Fingerprint fingerprint(String what) {
        return fingerprints.of("sandbox", what);
    }
}
