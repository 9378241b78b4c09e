package com.bluesky.charging.proof;

import com.bluesky.charging.proof.Moves.Draft;
import com.bluesky.charging.proof.Moves.Made;
import com.bluesky.charging.proof.Step.Then;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/** What an operator asks: sites, devices, price plans, and commands to piles. */
final class EquipmentMoves {

    private static final int SITES_MAX = 5;
    private static final int DEVICES_MAX = 6;
    private static final int PLANS_MAX = 5;

    /** A few of the same kind say no more. */
    private static final int COMMANDS_MAX = 45;

    private static final String SITE = "/v1/sites/{siteId}";
    private static final String DEVICE = "/v1/devices/{deviceId}";
    private static final String CONNECTOR = DEVICE + "/connectors/{connectorId}";
    private static final String PLAN = "/v1/price-plans/{planId}";

    private static final List<String> COMMANDS =
            List.of(
                    "cancel-reservation",
                    "change-availability",
                    "change-configuration",
                    "clear-cache",
                    "clear-charging-profile",
                    "data-transfer",
                    "extended-trigger-message",
                    "get-composite-schedule",
                    "get-configuration",
                    "get-diagnostics",
                    "get-local-list-version",
                    "get-log",
                    "remote-start",
                    "remote-stop",
                    "reserve-now",
                    "send-local-list",
                    "set-charging-profile",
                    "trigger-message",
                    "unlock-connector",
                    "update-firmware");

    private final Random random;
    private final Made<Boolean> sites = new Made<>(Thing.SITE, SITES_MAX);
    private final Made<String> devices = new Made<>(Thing.DEVICE, DEVICES_MAX);

    /** Each with the number of its latest version. */
    private final Made<Integer> plans = new Made<>(Thing.PRICE_PLAN, PLANS_MAX);

    private final Made<String> commands = new Made<>(Thing.COMMAND, COMMANDS_MAX);
    private int changes;

    EquipmentMoves(Random random) {
        this.random = random;
    }

    void addTo(Moves moves) {
        addSites(moves);
        addDevices(moves);
        addPlans(moves);
        addAssignments(moves, SITE, sites::names, site -> Map.of("siteId", site));
        addAssignments(moves, DEVICE, devices::names, device -> Map.of("deviceId", device));
        addAssignments(
                moves,
                CONNECTOR,
                devices::names,
                device -> Map.of("deviceId", device, "connectorId", "1"));
        addCommands(moves);
    }

    private void addSites(Moves moves) {
        moves.add(
                "POST /v1/sites",
                sites::room,
                _ -> {
                    String site = sites.add(true);
                    return Draft.of(
                                    Map.of(
                                            "name",
                                            site,
                                            "address",
                                            "2 Proof Road",
                                            "latitude",
                                            31.0 + changes,
                                            "longitude",
                                            121.0,
                                            "zone",
                                            "Europe/Berlin"))
                            .making(site);
                });
        moves.add("PATCH " + SITE, sites::names, site -> change("siteId", site));
        moves.add(
                "POST " + SITE + "/retire",
                this::emptySites,
                site -> {
                    sites.remove(site);
                    return Draft.at(Map.of("siteId", site));
                });
    }

    private void addDevices(Moves moves) {
        moves.add(
                "POST /v1/devices",
                () -> devices.room().isEmpty() ? List.of() : sites.names(),
                site -> {
                    String device = devices.add(site);
                    return Draft.of(
                                    Map.of(
                                            "siteId",
                                            "@" + site,
                                            "name",
                                            device,
                                            "connectors",
                                            List.of(World.connector(1))))
                            .making(device);
                });
        moves.add("PATCH " + DEVICE, devices::names, device -> change("deviceId", device));
        moves.add(
                "POST " + DEVICE + "/password",
                devices::names,
                device ->
                        device(device)
                                .with(
                                        random.nextBoolean()
                                                ? Map.of()
                                                : Map.of("overlapSeconds", 0)));
        moves.add(
                "PUT " + DEVICE + "/admission",
                devices::names,
                device ->
                        device(device)
                                .with(
                                        Map.of(
                                                "admission",
                                                random.nextBoolean() ? "ACCEPTED" : "REJECTED")));
        moves.add(
                "POST " + DEVICE + "/trace",
                devices::names,
                device -> device(device).with(Map.of("durationSeconds", 300)));
        moves.add("DELETE " + DEVICE + "/trace", devices::names, EquipmentMoves::device);
        moves.add(
                "POST " + DEVICE + "/retire",
                () -> allButFirst(devices.names()),
                device -> {
                    devices.remove(device);
                    return device(device);
                });
    }

    private void addPlans(Moves moves) {
        moves.add(
                "POST /v1/price-plans",
                plans::room,
                _ -> {
                    String plan = plans.add(0);
                    return Draft.of(Map.of("name", plan)).making(plan);
                });
        moves.add("PATCH " + PLAN, plans::names, plan -> change("planId", plan));
        moves.add("POST " + PLAN + "/publish", plans::names, this::publish);
        moves.add(
                "POST " + PLAN + "/retire",
                () -> allButFirst(plans.names()),
                plan -> {
                    plans.remove(plan);
                    return Draft.at(Map.of("planId", plan));
                });
    }

    private Draft publish(String plan) {
        plans.replace(plan, plans.get(plan) + 1);
        return Draft.at(Map.of("planId", plan))
                .with(
                        Map.of(
                                "components",
                                List.of(
                                        Map.of(
                                                "kind",
                                                "ENERGY",
                                                "price",
                                                "1." + random.nextInt(3))),
                                "defaultHoldMinor",
                                Program.HOLD_MINOR));
    }

    /** Setting the plan of a place, and taking it away. */
    void addAssignments(
            Moves moves,
            String place,
            Supplier<List<String>> places,
            Function<String, Map<String, String>> path) {
        moves.add(
                "PUT " + place + "/price-plan",
                () -> published().isEmpty() ? List.of() : places.get(),
                each -> Draft.at(path.apply(each)).with(Map.of("planId", "@" + anyPublished())));
        moves.add("DELETE " + place + "/price-plan", places, each -> Draft.at(path.apply(each)));
    }

    /** All to the pile at which the program charges nobody. */
    private void addCommands(Moves moves) {
        for (String action : COMMANDS) {
            addCommand(moves, action, Then.IS_ANSWERED);
        }
        addCommand(moves, "reset", Then.IS_BACK);
    }

    private void addCommand(Moves moves, String action, Then then) {
        moves.add(
                "POST " + DEVICE + "/commands/" + action,
                commands::room,
                _ -> device(Moves.given(Thing.DEVICE, 2)).making(commands.add(action)).then(then));
    }

    private Draft change(String parameter, String name) {
        return Draft.at(Map.of(parameter, name)).with(Map.of("name", "Name " + ++changes));
    }

    private static Draft device(String device) {
        return Draft.at(Map.of("deviceId", device));
    }

    /** One of each kind stays, so that nothing becomes impossible. */
    private static List<String> allButFirst(List<String> names) {
        return names.stream().skip(1).toList();
    }

    private List<String> emptySites() {
        return allButFirst(sites.names()).stream()
                .filter(site -> devices.names(at -> at.equals(site)).isEmpty())
                .toList();
    }

    private String anyPublished() {
        List<String> all = published();
        return all.get(random.nextInt(all.size()));
    }

    private List<String> published() {
        return plans.names(version -> version > 0);
    }
}
