package com.bluesky.charging.device.web.ocpp;

/** The bounds of OCPP 1.6's types, and ours where it has none. */
final class OcppBounds {

    /** IdToken (OCPP 1.6 §7.28): CiString20Type. */
    static final int TAG_CHARACTERS = 20;

    /** CiString50Type, of a configuration key. */
    static final int KEY_CHARACTERS = 50;

    /** CiString500Type, of a configuration value. */
    static final int VALUE_CHARACTERS = 500;

    /** CiString255Type, of a vendor's id. */
    static final int VENDOR_CHARACTERS = 255;

    /** CiString50Type, of a vendor's message. */
    static final int MESSAGE_CHARACTERS = 50;

    /** Text of any length in OCPP; a frame has 64 KiB. */
    static final int DATA_CHARACTERS = 60_000;

    /** The whitepaper's bound of GetLog's address, for all addresses. */
    static final int ADDRESS_CHARACTERS = 512;

    /** An address with a scheme that piles know; file systems are none of a pile's. */
    static final String ADDRESS =
            "([hH][tT][tT][pP][sS]?|[fF][tT][pP][sS]?|[sS][fF][tT][pP])://[!-~]+";

    static final String ADDRESS_MESSAGE = "must be an http, https, ftp, ftps or sftp address";

    /** Keys of one question; piles have fewer, and say so by GetConfigurationMaxKeys. */
    static final int KEYS = 200;

    /** Periods of a schedule: a week in quarters of an hour, which no pile takes. */
    static final int PERIODS = 672;

    /** No pile has that many levels; ChargeProfileMaxStackLevel tells how many. */
    static final int STACK_LEVEL = 1_000;

    /** A month of seconds. */
    static final int SECONDS = 31 * 24 * 60 * 60;

    /** Retries of an upload or download. */
    static final int RETRIES = 100;

    /** Cards of a list, each with 20 characters at least; more do not fit into a frame. */
    static final int LOCAL_LIST = 2_000;

    private OcppBounds() {}
}
