package com.bluesky.charging.app.sandbox;

import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.ConnectorSpec.CurrentType;
import com.bluesky.charging.kernel.StableId;
import com.bluesky.charging.price.contract.TariffComponent;
import com.bluesky.charging.price.contract.TariffComponent.Kind;
import com.bluesky.charging.price.contract.TariffComponent.Unit;
import com.bluesky.charging.simulator.contract.PileSettings.Current;
import com.bluesky.charging.simulator.contract.PileSettings.Vehicle;
import com.bluesky.charging.simulator.contract.PowerCurve;
import com.bluesky.charging.web.Scope;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is in the sandbox. The ids follow from these names, so that making it twice makes it once.
 */
final class SandboxContent {

    static final String CURRENCY = "CNY";
    static final String ZONE = "Asia/Shanghai";
    static final String OPERATOR = id("op", "operator");
    static final String CUSTOMER = id("cust", "customer");
    static final String USER = id("user", "user");
    static final String SITE = id("site", "site");
    static final String PLAN = id("plan", "plan");
    static final String KEY = id("key", "key");
    static final String TOP_UP = id("topup", "top-up");

    /** 500 yuan: enough for several charges at the default hold. */
    static final long BALANCE_MINOR = 50_000;

    static final long DEFAULT_HOLD_MINOR = 5_000;

    /**
     * Everything that a customer's app needs; what other customers of the operator did stays
     * hidden.
     */
    static final Set<Scope> SCOPES =
            EnumSet.complementOf(EnumSet.of(Scope.PLATFORM, Scope.OPERATOR_ALL));

    /** Three devices for piles of the client's own, and six whose piles the server simulates. */
    static final List<Pile> PILES =
            List.of(
                    new Pile("AC pile 1", List.of(ac(1, 7_000)), false),
                    new Pile("AC pile 2", List.of(ac(1, 7_000)), false),
                    new Pile("DC pile", List.of(dc(1, 120_000), dc(2, 120_000)), false),
                    new Pile("Live AC pile, 7 kW", List.of(ac(1, 7_000)), true),
                    new Pile("Live AC pile, 11 kW", List.of(ac(1, 11_000)), true),
                    new Pile("Live AC pile, 22 kW", List.of(ac(1, 22_000), ac(2, 22_000)), true),
                    new Pile("Live DC pile, 60 kW", List.of(dc(1, 60_000)), true),
                    new Pile("Live DC pile, 120 kW", List.of(dc(1, 120_000), dc(2, 120_000)), true),
                    new Pile(
                            "Live DC pile, 180 kW", List.of(dc(1, 180_000), dc(2, 180_000)), true));

    static final List<TariffComponent> PRICES =
            List.of(
                    energy("00:00", "08:00", "0.3500"),
                    energy("08:00", "12:00", "1.2050"),
                    energy("12:00", "17:00", "0.7000"),
                    energy("17:00", "22:00", "1.2050"),
                    energy("22:00", "24:00", "0.3500"),
                    new TariffComponent(Kind.SERVICE, List.of(), null, null, "0.4000", Unit.KWH));

    private SandboxContent() {}

    /**
     * A device of the sandbox.
     *
     * @param simulated whether the server simulates its pile
     */
    record Pile(String name, List<ConnectorSpec> connectors, boolean simulated) {

        /** The same for all connectors of one. */
        private ConnectorSpec kind() {
            return connectors.getFirst();
        }

        String id() {
            return SandboxContent.id("dev", name);
        }

        Current current() {
            return kind().currentType() == CurrentType.AC ? Current.AC : Current.DC;
        }

        long powerWatts() {
            return kind().maxPowerWatts();
        }

        /** A car whose battery suits the pile. */
        Vehicle vehicle() {
            return current() == Current.AC
                    ? new Vehicle(60_000, 40, PowerCurve.AC)
                    : new Vehicle(80_000, 20, PowerCurve.DC);
        }
    }

    private static String id(String prefix, String name) {
        return StableId.of(prefix, "sandbox", name);
    }

    private static ConnectorSpec ac(int connectorId, int powerWatts) {
        return new ConnectorSpec(connectorId, "GB_T_AC", CurrentType.AC, powerWatts);
    }

    private static ConnectorSpec dc(int connectorId, int powerWatts) {
        return new ConnectorSpec(connectorId, "GB_T_DC", CurrentType.DC, powerWatts);
    }

    private static TariffComponent energy(String from, String to, String price) {
        return new TariffComponent(Kind.ENERGY, List.of(), from, to, price, Unit.KWH);
    }
}
