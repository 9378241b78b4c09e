package com.bluesky.charging.app.sandbox;

import static com.bluesky.charging.app.sandbox.Names.id;

import com.bluesky.charging.app.sandbox.Person.TopUp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The users of the sandbox. */
final class People {

    /** 500 yuan: enough for several charges at the default hold. */
    static final long BALANCE_MINOR = 50_000;

    /** For whoever tries the sandbox: with money, a card, and nothing owed. */
    static final Person DRIVER =
            new Person(
                    id("user", "user"),
                    "Sandbox driver",
                    "+8613900000001",
                    "5A4D0001",
                    List.of(new TopUp(id("topup", "top-up"), BALANCE_MINOR)));

    static final Person LIN_WEI = withHistory("Lin Wei", "+8613900000002", "5A4D0002");
    static final Person ZHAO_MIN = withHistory("Zhao Min", "+8613900000003", "5A4D0003");
    static final Person JONAS_WEBER = withHistory("Jonas Weber", "+493023125042", "5A4D0004");
    static final Person MAYA_JOHNSON = withHistory("Maya Johnson", "+12125550142", "5A4D0005");

    static final Person VAN_7 = vehicle("Van 7", "5A4D0107");
    static final Person VAN_12 = vehicle("Van 12", null);

    static final Person PETRA_KLEIN = withHistory("Petra Klein", "+493023125077", "5A4D0201");

    private People() {}

    /** Somebody whose charges of the last weeks are paid, with money left. */
    private static Person withHistory(String name, String phone, String tag) {
        return new Person(
                id("user", name),
                name,
                phone,
                tag,
                List.of(
                        new TopUp(id("topup", name), 20_000),
                        new TopUp(id("topup", name + ", later"), 40_000)));
    }

    private static Person vehicle(String name, @Nullable String tag) {
        return new Person(id("user", name), name, null, tag, List.of());
    }
}
