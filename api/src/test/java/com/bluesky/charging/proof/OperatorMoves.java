package com.bluesky.charging.proof;

import com.bluesky.charging.proof.Moves.Draft;
import com.bluesky.charging.proof.Moves.Made;
import java.util.List;
import java.util.Map;

/** What operators and the platform ask: operators, administrators, customers and their keys. */
final class OperatorMoves {

    private static final int OPERATORS_MAX = 2;
    private static final int ADMINISTRATORS_MAX = 4;
    private static final int CUSTOMERS_MAX = 3;
    private static final int KEYS_MAX = 8;

    /** Of one customer at a time. */
    private static final int ACTIVE_KEYS_MAX = 2;

    private static final String OPERATOR = "/v1/operators/{operatorId}";
    private static final String ADMINISTRATOR = OPERATOR + "/administrators/{administratorId}";
    private static final String CUSTOMER = "/v1/customers/{customerId}";
    private static final String KEY = CUSTOMER + "/keys/{keyId}";
    private static final String OWN = Moves.given(Thing.OPERATOR, 1);

    private final EquipmentMoves equipment;
    private final Made<Boolean> operators = new Made<>(Thing.OPERATOR, OPERATORS_MAX);
    private final Made<Boolean> administrators =
            new Made<>(Thing.ADMINISTRATOR, ADMINISTRATORS_MAX);
    private final Made<Boolean> customers = new Made<>(Thing.CUSTOMER, CUSTOMERS_MAX);

    /** Those that are active, with their customers. */
    private final Made<String> keys = new Made<>(Thing.KEY, KEYS_MAX);

    private int changes;

    OperatorMoves(EquipmentMoves equipment) {
        this.equipment = equipment;
    }

    void addTo(Moves moves) {
        addOperators(moves);
        addAdministrators(moves);
        addCustomers(moves);
        addKeys(moves);
    }

    private void addOperators(Moves moves) {
        moves.add(
                "POST /v1/operators",
                operators::room,
                _ -> {
                    String operator = operators.add(true);
                    return Draft.of(Map.of("name", operator, "currency", "EUR")).making(operator);
                });
        moves.add(
                "PATCH " + OPERATOR,
                operators::names,
                operator -> change(Map.of("operatorId", operator)));
        equipment.addAssignments(
                moves, OPERATOR, () -> List.of(OWN), operator -> Map.of("operatorId", operator));
    }

    private void addAdministrators(Moves moves) {
        moves.add(
                "POST " + OPERATOR + "/administrators",
                administrators::room,
                _ -> {
                    String administrator = administrators.add(true);
                    return Draft.at(Map.of("operatorId", OWN))
                            .with(
                                    Map.of(
                                            "name",
                                            administrator,
                                            "email",
                                            administrator + "@proof.example"))
                            .making(administrator);
                });
        moves.add(
                "PATCH " + ADMINISTRATOR,
                administrators::names,
                each -> change(administrator(each)));
        for (String action : List.of("/deactivate", "/reactivate")) {
            moves.add(
                    "POST " + ADMINISTRATOR + action,
                    administrators::names,
                    each -> Draft.at(administrator(each)));
        }
        moves.add(
                "DELETE " + ADMINISTRATOR,
                () -> administrators.names().stream().skip(1).toList(),
                each -> {
                    administrators.remove(each);
                    return Draft.at(administrator(each));
                });
    }

    private void addCustomers(Moves moves) {
        moves.add(
                "POST /v1/customers",
                customers::room,
                _ -> {
                    String customer = customers.add(true);
                    return Draft.of(
                                    Map.of(
                                            "operatorId",
                                            "@" + OWN,
                                            "name",
                                            customer,
                                            "paymentMode",
                                            "CUSTOMER"))
                            .making(customer);
                });
        moves.add(
                "PATCH " + CUSTOMER,
                customers::names,
                customer -> change(Map.of("customerId", customer)));
    }

    private void addKeys(Moves moves) {
        moves.add(
                "POST " + CUSTOMER + "/keys",
                () -> keys.room().isEmpty() ? List.of() : customersWithRoom(),
                customer -> {
                    String key = keys.add(customer);
                    return Draft.at(Map.of("customerId", customer))
                            .with(Map.of("scopes", List.of("users:read", "orders:read")))
                            .making(key);
                });
        moves.add(
                "POST " + KEY + "/rotate",
                () -> keys.room().isEmpty() ? List.of() : keys.names(),
                former -> {
                    String customer = keys.get(former);
                    keys.remove(former);
                    return Draft.at(key(customer, former))
                            .with(Map.of("overlapSeconds", 0))
                            .making(keys.add(customer));
                });
        moves.add(
                "DELETE " + KEY,
                () -> keys.names().stream().skip(1).toList(),
                key -> {
                    Draft draft = Draft.at(key(keys.get(key), key));
                    keys.remove(key);
                    return draft;
                });
    }

    private List<String> customersWithRoom() {
        return customers.names().stream()
                .filter(customer -> keys.names(of -> of.equals(customer)).size() < ACTIVE_KEYS_MAX)
                .toList();
    }

    private Draft change(Map<String, String> path) {
        return Draft.at(path).with(Map.of("name", "Name " + ++changes));
    }

    private static Map<String, String> administrator(String administrator) {
        return Map.of("operatorId", OWN, "administratorId", administrator);
    }

    private static Map<String, String> key(String customer, String key) {
        return Map.of("customerId", customer, "keyId", key);
    }
}
