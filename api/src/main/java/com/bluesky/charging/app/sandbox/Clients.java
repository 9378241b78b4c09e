package com.bluesky.charging.app.sandbox;

import static com.bluesky.charging.app.sandbox.Names.id;

import com.bluesky.charging.customer.contract.PaymentMode;
import java.util.List;

/** The customers of the sandbox: one of each kind. */
final class Clients {

    /** Whose users pay from wallets; the file's first key is its. */
    static final Client APP =
            new Client(
                    id("cust", "customer"),
                    "Sandbox customer",
                    PaymentMode.WALLET,
                    "key",
                    false,
                    List.of(
                            People.DRIVER,
                            People.LIN_WEI,
                            People.ZHAO_MIN,
                            People.JONAS_WEBER,
                            People.MAYA_JOHNSON));

    /** Which collects the money itself: it gets bills and has no wallets. */
    static final Client FLEET =
            new Client(
                    id("cust", "fleet"),
                    "Sandbox fleet",
                    PaymentMode.CUSTOMER,
                    "fleet key",
                    false,
                    List.of(People.VAN_7, People.VAN_12));

    /** The operator's own, which sees what all its customers did. */
    static final Client BACK_OFFICE =
            new Client(
                    id("cust", "back office"),
                    "Sandbox back office",
                    PaymentMode.CUSTOMER,
                    "back office key",
                    true,
                    List.of());

    static final Client NEIGHBOUR =
            new Client(
                    id("cust", "neighbour's customer"),
                    "Neighbour's customer",
                    PaymentMode.WALLET,
                    "neighbour's key",
                    false,
                    List.of(People.PETRA_KLEIN));

    private Clients() {}
}
