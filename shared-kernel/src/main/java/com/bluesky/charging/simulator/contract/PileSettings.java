package com.bluesky.charging.simulator.contract;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated pile is built and where it reports to.
 *
 * @param access where the server is and how the pile proves who it is
 * @param connectors how many connectors it has, from 1 to 100
 * @param powerWatts the power that each connector can give
 * @param sampleInterval how often a running charge is reported
 * @param vehicle the vehicle that is plugged in each time
 * @param timeFactor how much faster than real time energy flows, from 1. Timestamps and the
 *     reported power stay real; only meter and battery run faster, so that a demo shows energy in
 *     seconds
 * @param meterStartWh what the meter of each connector shows when the pile is new
 * @param driver who handles the cables
 * @param reconnectAfter the pause before the first attempt to link again; it doubles up to a minute
 */
public record PileSettings(
        Access access,
        int connectors,
        long powerWatts,
        Duration sampleInterval,
        Vehicle vehicle,
        int timeFactor,
        long meterStartWh,
        Driver driver,
        Duration reconnectAfter) {

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
     */
    public record Vehicle(long batteryWh, int chargedPercent) {

        /** Checks the ranges. */
        public Vehicle {
            check(batteryWh > 0, "A battery holds at least 1 Wh.");
            check(chargedPercent >= 0 && chargedPercent <= 100, "A charge is 0 to 100 percent.");
        }
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
        check(timeFactor >= 1, "The time factor is at least 1.");
        check(meterStartWh >= 0, "A meter shows no negative energy.");
        check(reconnectAfter.isPositive(), "The pause before linking again is positive.");
    }

    /** A 60 kW pile with one connector, a sample every 10 s, real time and nobody at its cables. */
    public static PileSettings of(Access access) {
        return new PileSettings(
                access,
                1,
                60_000,
                Duration.ofSeconds(10),
                new Vehicle(60_000, 30),
                1,
                0,
                Driver.NONE,
                Duration.ofSeconds(1));
    }

    /** The same with another number of connectors. */
    public PileSettings withConnectors(int count) {
        return new PileSettings(
                access,
                count,
                powerWatts,
                sampleInterval,
                vehicle,
                timeFactor,
                meterStartWh,
                driver,
                reconnectAfter);
    }

    /** The same with another power. */
    public PileSettings withPowerWatts(long watts) {
        return new PileSettings(
                access,
                connectors,
                watts,
                sampleInterval,
                vehicle,
                timeFactor,
                meterStartWh,
                driver,
                reconnectAfter);
    }

    /** The same with another sample interval. */
    public PileSettings withSampleInterval(Duration interval) {
        return new PileSettings(
                access,
                connectors,
                powerWatts,
                interval,
                vehicle,
                timeFactor,
                meterStartWh,
                driver,
                reconnectAfter);
    }

    /** The same with another vehicle. */
    public PileSettings withVehicle(Vehicle other) {
        return new PileSettings(
                access,
                connectors,
                powerWatts,
                sampleInterval,
                other,
                timeFactor,
                meterStartWh,
                driver,
                reconnectAfter);
    }

    /** The same with energy flowing faster. */
    public PileSettings withTimeFactor(int factor) {
        return new PileSettings(
                access,
                connectors,
                powerWatts,
                sampleInterval,
                vehicle,
                factor,
                meterStartWh,
                driver,
                reconnectAfter);
    }

    /** The same with meters that start elsewhere. */
    public PileSettings withMeterStartWh(long wh) {
        return new PileSettings(
                access,
                connectors,
                powerWatts,
                sampleInterval,
                vehicle,
                timeFactor,
                wh,
                driver,
                reconnectAfter);
    }

    /** The same with another driver. */
    public PileSettings withDriver(Driver other) {
        return new PileSettings(
                access,
                connectors,
                powerWatts,
                sampleInterval,
                vehicle,
                timeFactor,
                meterStartWh,
                other,
                reconnectAfter);
    }

    /** The same with another pause before it links again. */
    public PileSettings withReconnectAfter(Duration pause) {
        return new PileSettings(
                access,
                connectors,
                powerWatts,
                sampleInterval,
                vehicle,
                timeFactor,
                meterStartWh,
                driver,
                pause);
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
