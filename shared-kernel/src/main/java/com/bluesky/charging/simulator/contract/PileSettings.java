package com.bluesky.charging.simulator.contract;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated pile is built and where it reports to.
 *
 * @param access where the server is and how the pile proves who it is
 * @param connectors how many connectors it has, from 1 to 100
 * @param current what it gives
 * @param powerWatts the power that each connector can give
 * @param sampleInterval how often a running charge is reported
 * @param alignedInterval the spacing of meter values that are aligned to the clock, counted from
 *     midnight UTC ({@code ClockAlignedDataInterval}); zero means none
 * @param vehicle the vehicle that is plugged in each time
 * @param timeFactor how much faster than real time energy flows, from 1. Timestamps and the
 *     reported power stay real; only meter and battery run faster, so that a demo shows energy in
 *     seconds
 * @param meterStartWh what the meter of each connector shows when the pile is new
 * @param driver who handles the cables
 * @param reconnectAfter the pause before the first attempt to link again; it doubles up to a minute
 * @param bootTime how long it takes to go down and to come back, and each step of a firmware update
 *     or an upload
 * @param instruments how meter values are written
 * @param configuration values of configuration keys that differ from the usual ones; for what it
 *     cannot know, such as {@code ConnectionTimeOut} of 1 s, before the server tells it
 */
public record PileSettings(
        Access access,
        int connectors,
        Current current,
        long powerWatts,
        Duration sampleInterval,
        Duration alignedInterval,
        Vehicle vehicle,
        int timeFactor,
        long meterStartWh,
        Driver driver,
        Duration reconnectAfter,
        Duration bootTime,
        Instruments instruments,
        Map<String, String> configuration) {

    /** More connectors than any pile on the market has. */
    public static final int MAX_CONNECTORS = 100;

    /**
     * Where the server is and how the pile proves who it is.
     *
     * @param url where piles link, such as {@code wss://host/ocpp} or {@code
     *     wss://host/ocpp/{deviceId}}; the id is put at the marker or appended
     * @param deviceId the id that the server issued
     * @param password for HTTP Basic authentication (OCPP-J 1.6 security profiles 1 and 2)
     * @param caCertificate a PEM file with the only authority to trust; none means those of the JDK
     */
    public record Access(
            String url, String deviceId, String password, @Nullable Path caCertificate) {

        private static final String ID_MARKER = "{deviceId}";

        /** The address of this pile. */
        public String address() {
            if (url.contains(ID_MARKER)) {
                return url.replace(ID_MARKER, deviceId);
            }
            return url.endsWith("/") ? url + deviceId : url + "/" + deviceId;
        }

        /** Shows no password. */
        @Override
        public String toString() {
            return "Access[" + address() + "]";
        }
    }

    /**
     * A vehicle that is plugged in.
     *
     * @param batteryWh what its battery holds when full
     * @param chargedPercent how full it arrives, from 0 to 100
     * @param curve which part of the offered power it takes
     */
    public record Vehicle(long batteryWh, int chargedPercent, PowerCurve curve) {

        /** A vehicle that charges as most do at a DC pile. */
        public Vehicle(long batteryWh, int chargedPercent) {
            this(batteryWh, chargedPercent, PowerCurve.DC);
        }

        /** Checks the ranges. */
        public Vehicle {
            check(batteryWh > 0, "A battery holds at least 1 Wh.");
            check(chargedPercent >= 0 && chargedPercent <= 100, "A charge is 0 to 100 percent.");
        }
    }

    /** What a pile gives. */
    public enum Current {
        /** Alternating current of 230 V, up to 7.4 kW on one phase and above on three. */
        AC,
        /** Direct current of 400 V. */
        DC
    }

    /** Who handles the cables. */
    public enum Driver {
        /** Nobody: cables move only when the methods of the pile say so. */
        NONE,
        /** Somebody who plugs in when a charge was accepted and drives off when it has ended. */
        OBLIGING
    }

    /** Checks the ranges. */
    public PileSettings {
        check(
                connectors >= 1 && connectors <= MAX_CONNECTORS,
                "A pile has 1 to " + MAX_CONNECTORS + " connectors.");
        check(powerWatts > 0, "A pile gives at least 1 W.");
        check(sampleInterval.isPositive(), "The sample interval is positive.");
        check(!alignedInterval.isNegative(), "The interval of aligned values is not negative.");
        check(timeFactor >= 1, "The time factor is at least 1.");
        check(meterStartWh >= 0, "A meter shows no negative energy.");
        check(reconnectAfter.isPositive(), "The pause before linking again is positive.");
        check(bootTime.isPositive(), "Booting takes time.");
        configuration = Map.copyOf(configuration);
    }

    /**
     * A 60 kW DC pile with one connector, a sample every 10 s, real time and nobody at its cables.
     */
    public static Builder at(Access access) {
        return new Builder(access);
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** Builds settings from the usual ones. */
    public static final class Builder {

        private final Access access;
        private int connectors = 1;
        private Current current = Current.DC;
        private long powerWatts = 60_000;
        private Duration sampleInterval = Duration.ofSeconds(10);
        private Duration alignedInterval = Duration.ZERO;
        private Vehicle vehicle = new Vehicle(60_000, 30);
        private int timeFactor = 1;
        private long meterStartWh;
        private Driver driver = Driver.NONE;
        private Duration reconnectAfter = Duration.ofSeconds(1);
        private Duration bootTime = Duration.ofSeconds(2);
        private Instruments instruments = Instruments.USUAL;
        private final Map<String, String> configuration = new HashMap<>();

        private Builder(Access access) {
            this.access = access;
        }

        /** How many connectors it has. */
        public Builder connectors(int count) {
            connectors = count;
            return this;
        }

        /** What it gives. */
        public Builder current(Current other) {
            current = other;
            return this;
        }

        /** The power of each connector. */
        public Builder powerWatts(long watts) {
            powerWatts = watts;
            return this;
        }

        /** How often a running charge is reported. */
        public Builder sampleInterval(Duration interval) {
            sampleInterval = interval;
            return this;
        }

        /** The spacing of meter values that are aligned to the clock. */
        public Builder alignedInterval(Duration interval) {
            alignedInterval = interval;
            return this;
        }

        /** The vehicle that is plugged in each time. */
        public Builder vehicle(Vehicle other) {
            vehicle = other;
            return this;
        }

        /** How much faster than real time energy flows. */
        public Builder timeFactor(int factor) {
            timeFactor = factor;
            return this;
        }

        /** What the meters show when the pile is new. */
        public Builder meterStartWh(long wh) {
            meterStartWh = wh;
            return this;
        }

        /** Who handles the cables. */
        public Builder driver(Driver other) {
            driver = other;
            return this;
        }

        /** The pause before it links again. */
        public Builder reconnectAfter(Duration pause) {
            reconnectAfter = pause;
            return this;
        }

        /** How long it takes to go down and to come back. */
        public Builder bootTime(Duration time) {
            bootTime = time;
            return this;
        }

        /** How meter values are written. */
        public Builder instruments(Instruments others) {
            instruments = others;
            return this;
        }

        /** The value of a configuration key. */
        public Builder configuration(String key, String value) {
            configuration.put(key, value);
            return this;
        }

        /**
         * The settings.
         *
         * @throws IllegalArgumentException if a value is out of its range
         */
        public PileSettings build() {
            return new PileSettings(
                    access,
                    connectors,
                    current,
                    powerWatts,
                    sampleInterval,
                    alignedInterval,
                    vehicle,
                    timeFactor,
                    meterStartWh,
                    driver,
                    reconnectAfter,
                    bootTime,
                    instruments,
                    configuration);
        }
    }
}
