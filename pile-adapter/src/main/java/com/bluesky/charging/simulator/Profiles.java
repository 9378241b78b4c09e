package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.Profile.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The charging profiles of a pile: each charge keeps to the lowest limit (OCPP 1.6 §3.13). */
final class Profiles {

    /** Told as {@code ChargeProfileMaxStackLevel}. */
    static final int MAX_STACK_LEVEL = 8;

    /** Told as {@code ChargingScheduleMaxPeriods}. */
    static final int MAX_PERIODS = 24;

    /** Told as {@code MaxChargingProfilesInstalled}. */
    static final int MAX_INSTALLED = 20;

    private final int connectors;
    private final List<Profile> installed = new ArrayList<>();

    Profiles(int connectors) {
        this.connectors = connectors;
    }

    /** Whether a profile is taken. */
    boolean isInstallable(Profile profile) {
        int periods = profile.schedule().periods().size();
        return profile.stackLevel() >= 0
                && profile.stackLevel() <= MAX_STACK_LEVEL
                && periods >= 1
                && periods <= MAX_PERIODS
                && installed.stream().filter(each -> !each.givesWayTo(profile)).count()
                        < MAX_INSTALLED;
    }

    void install(Profile profile) {
        installed.removeIf(each -> each.givesWayTo(profile));
        installed.add(profile);
    }

    boolean hasAny(Predicate<Profile> which) {
        return installed.stream().anyMatch(which);
    }

    void clear(Predicate<Profile> which) {
        installed.removeIf(which);
    }

    /** A profile for one charge ends with it. */
    void chargeEnded(int connectorId) {
        clear(each -> each.purpose() == Purpose.TX_PROFILE && each.connectorId() == connectorId);
    }

    /** The most that a connector may give; nothing when it is not limited. */
    OptionalLong limitWatts(int connectorId, @Nullable Charge charge, Instant at) {
        Instant begin = charge == null ? at : charge.startedAt();
        // What the pile as a whole may give is shared evenly by its connectors.
        Optional<Double> ofPile =
                highest(Purpose.CHARGE_POINT_MAX_PROFILE, 0, at, begin)
                        .map(watts -> watts / connectors);
        Optional<Double> ofCharge =
                highest(Purpose.TX_PROFILE, connectorId, at, begin)
                        .or(() -> highest(Purpose.TX_DEFAULT_PROFILE, connectorId, at, begin))
                        .or(() -> highest(Purpose.TX_DEFAULT_PROFILE, 0, at, begin));
        return Stream.of(ofPile, ofCharge).flatMap(Optional::stream).mapToLong(Math::round).min();
    }

    /** The instants in a span at which a limit may change. */
    Stream<Instant> changes(Instant from, Instant to, @Nullable Charge charge) {
        Instant begin = charge == null ? from : charge.startedAt();
        return installed.stream()
                .flatMap(profile ->
                        Stream.concat(
                                profile.schedule().changes(from, begin),
                                Stream.of(
                                                Optional.ofNullable(profile.validFrom()),
                                                Optional.ofNullable(profile.validTo()))
                                        .flatMap(Optional::stream)))
                .filter(change -> change.isAfter(from) && change.isBefore(to))
                .distinct()
                .sorted();
    }

    private Optional<Double> highest(Purpose purpose, int connectorId, Instant at, Instant begin) {
        return installed.stream()
                .filter(each -> each.purpose() == purpose && each.connectorId() == connectorId)
                .filter(each -> each.isValidAt(at))
                .sorted(Comparator.comparingInt(Profile::stackLevel).reversed())
                .map(each -> each.schedule().limitWatts(at, begin))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
