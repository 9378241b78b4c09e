package com.bluesky.charging.order.command;

import static com.bluesky.charging.kernel.command.Refusals.refusal;
import static com.bluesky.charging.order.command.OrderScenes.BEGUN;
import static com.bluesky.charging.order.command.OrderScenes.METER_START_WH;
import static com.bluesky.charging.order.command.OrderScenes.ORDER;
import static com.bluesky.charging.order.command.OrderScenes.OWNER;
import static com.bluesky.charging.order.command.OrderScenes.TRANSACTION;
import static com.bluesky.charging.order.command.OrderScenes.after;
import static com.bluesky.charging.order.command.OrderScenes.charging;
import static com.bluesky.charging.order.command.OrderScenes.connectorConfirmed;
import static com.bluesky.charging.order.command.OrderScenes.ended;
import static com.bluesky.charging.order.command.OrderScenes.fundsConfirmed;
import static com.bluesky.charging.order.command.OrderScenes.granted;
import static com.bluesky.charging.order.command.OrderScenes.order;
import static com.bluesky.charging.order.command.OrderScenes.requested;
import static com.bluesky.charging.order.command.OrderScenes.starting;
import static com.bluesky.charging.order.command.OrderScenes.stopRequested;
import static com.bluesky.charging.order.command.OrderScenes.suspected;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.order.command.DerivedEnergy.Reading;
import com.bluesky.charging.order.contract.ChargingLimits;
import com.bluesky.charging.order.contract.DoubtReason;
import com.bluesky.charging.order.contract.OrderCommand.RecordPower;
import com.bluesky.charging.order.contract.OrderCommand.RecordSignedReadings;
import com.bluesky.charging.order.contract.OrderCommand.Settle;
import com.bluesky.charging.order.contract.OrderEvent.ChargeCorrected;
import com.bluesky.charging.order.contract.OrderEvent.ChargingEndDismissed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingRequested;
import com.bluesky.charging.order.contract.OrderEvent.EnergyDerived;
import com.bluesky.charging.order.contract.OrderEvent.PowerDoubted;
import com.bluesky.charging.order.contract.OrderEvent.SignedReadingKept;
import com.bluesky.charging.order.contract.PowerReading;
import com.bluesky.charging.order.contract.SignedReading;
import com.bluesky.charging.order.contract.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A pile whose meter tells no energy, and one that signs what it tells. */
class DerivingTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final PowerReading AT_FIRST = power(Duration.ZERO, 10_000);
    private static final PowerReading LATER = power(Duration.ofMinutes(30), 12_000);
    private static final long LATE_READING_WH = 1_000;

    private final FixtureConfiguration<ChargingOrder> order = order();

    // Power

    @Test
    void energy_is_the_area_under_the_power() {
        order.given(charging())
                .when(told(LATER, AT_FIRST))
                .expectEvents(derived(5_500, AT_FIRST, LATER));
        order().given(charging(derived(0, AT_FIRST)))
                .when(told(LATER))
                .expectEvents(derived(5_500, LATER));
    }

    @Test
    void a_repeated_reading_appends_nothing() {
        order.given(charging(derived(5_500, AT_FIRST, LATER)))
                .when(told(AT_FIRST, LATER))
                .expectNoEvents();
        order().given(charging()).when(told(AT_FIRST, AT_FIRST)).expectEvents(derived(0, AT_FIRST));
    }

    @Test
    void a_reading_that_comes_late_finds_its_place() {
        PowerReading between = power(Duration.ofMinutes(15), 20_000);
        order.given(charging(derived(5_500, AT_FIRST, LATER)))
                .when(told(between))
                .expectEvents(derived(7_750, between));
    }

    @Test
    void in_any_order_the_same_energy_is_derived() {
        long seed = System.nanoTime();
        System.out.println("Seed of the property of derived energy: " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            List<Reading> readings = new ArrayList<>();
            Instant at = BEGUN;
            for (int j = 0; j < DerivedEnergy.WINDOW_MAX * 3; j++) {
                at = at.plusSeconds(1 + random.nextInt(900));
                readings.add(new Reading(at, random.nextInt(50_000)));
            }
            // As queues do it: each reading is overtaken by fewer than the window remembers.
            List<Reading> arrival = new ArrayList<>();
            int block = DerivedEnergy.WINDOW_MAX;
            for (int from = 0; from < readings.size(); from += block) {
                List<Reading> shuffled = new ArrayList<>(readings.subList(from, from + block));
                shuffled.addAll(shuffled.subList(0, random.nextInt(block)));
                Collections.shuffle(shuffled, random);
                arrival.addAll(shuffled);
            }
            assertThat(of(arrival)).isEqualTo(of(readings));
            assertThat(of(readings).energyWh()).isEqualTo(areaOf(readings));
        }
    }

    @Test
    void a_reading_finds_its_place_that_fewer_overtook_than_the_window_has() {
        int most = DerivedEnergy.WINDOW_MAX - 1;
        assertThat(overtakenBy(most)).isEqualTo(inOrder(most));
        assertThat(overtakenBy(most + 1)).isEqualTo(inOrder(most + 1) - LATE_READING_WH);
    }

    /** A late reading of 60 kW a minute after 0 kW, with 0 kW a minute after it: 1 kWh. */
    private static long overtakenBy(int others) {
        List<Reading> readings = aroundALateOne(others);
        readings.add(readings.remove(DerivedEnergy.WINDOW_MAX));
        return of(readings).energyWh();
    }

    private static long inOrder(int others) {
        return of(aroundALateOne(others)).energyWh();
    }

    private static List<Reading> aroundALateOne(int later) {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i <= DerivedEnergy.WINDOW_MAX + later; i++) {
            long powerWatts = i == DerivedEnergy.WINDOW_MAX ? 60_000 : 0;
            readings.add(new Reading(BEGUN.plusSeconds(60L * i), powerWatts));
        }
        return readings;
    }

    @Test
    void of_two_readings_of_one_instant_the_stronger_one_counts() {
        Reading weak = new Reading(BEGUN.plusSeconds(60), 1_000);
        Reading strong = new Reading(BEGUN.plusSeconds(60), 3_000);
        Reading first = new Reading(BEGUN, 1_000);
        assertThat(of(List.of(first, weak, strong))).isEqualTo(of(List.of(strong, first, weak)));
    }

    @Test
    void power_that_is_not_of_the_charge_or_of_this_world_is_kept_and_derives_nothing() {
        PowerReading before = power(Duration.ofSeconds(-1), 10_000);
        order.given(charging())
                .when(told(before))
                .expectEvents(doubted(before, DoubtReason.OUTSIDE_CHARGE));
        PowerReading afterTheEnd = power(HOUR.plusSeconds(1), 10_000);
        order().given(charging(ended(HOUR, 7_900)))
                .when(told(afterTheEnd))
                .expectEvents(doubted(afterTheEnd, DoubtReason.OUTSIDE_CHARGE));
        PowerReading strongest = power(Duration.ZERO, SortedSamples.POWER_MAX_WATTS);
        PowerReading absurd = power(Duration.ZERO, SortedSamples.POWER_MAX_WATTS + 1);
        PowerReading negative = power(Duration.ZERO, -1);
        order().given(charging())
                .when(told(absurd, strongest, negative))
                .expectEvents(
                        new PowerDoubted(
                                ORDER, OWNER, List.of(absurd, negative), DoubtReason.METER_ABSURD),
                        derived(0, strongest));
        order().given(granted(starting()))
                .when(told(AT_FIRST))
                .expectEvents(doubted(AT_FIRST, DoubtReason.WRONG_TRANSACTION));
        order().given(charging(doubted(AT_FIRST, DoubtReason.WRONG_TRANSACTION)))
                .when(new RecordPower(ORDER, "99", List.of(AT_FIRST)))
                .expectNoEvents();
    }

    @Test
    void power_without_a_transaction_is_of_the_charge_on_the_connector() {
        order.given(charging())
                .when(new RecordPower(ORDER, null, List.of(AT_FIRST)))
                .expectEvents(derived(0, AT_FIRST));
    }

    @Test
    void derived_energy_stops_a_charge_at_its_energy_limit() {
        ChargingLimits limits = new ChargingLimits(5_500L, null, null);
        order.given(
                        requested(PaymentMode.WALLET, limits),
                        connectorConfirmed(),
                        fundsConfirmed(),
                        starting(),
                        OrderScenes.begun())
                .when(told(AT_FIRST, LATER))
                .expectEvents(
                        derived(5_500, AT_FIRST, LATER),
                        stopRequested(
                                TRANSACTION,
                                StopReason.ENERGY_LIMIT,
                                1,
                                LATER.time().receivedAt()));
    }

    @Test
    void power_that_flows_after_the_charge_seemed_over_says_that_it_goes_on() {
        PowerReading flowing = power(HOUR.plusMinutes(1), 5_000);
        order.given(charging(suspected(HOUR)))
                .when(told(flowing))
                .expectEvents(
                        derived(0, flowing),
                        new ChargingEndDismissed(ORDER, OWNER, flowing.time()));
        PowerReading nothing = power(HOUR.plusMinutes(1), 0);
        order().given(charging(suspected(HOUR)))
                .when(told(nothing))
                .expectEvents(derived(0, nothing));
    }

    @Test
    void what_is_derived_is_not_billed_before_a_person_decides() {
        Object[] unmetered = charging(derived(5_500, AT_FIRST, LATER), ended(HOUR, METER_START_WH));
        order.given(unmetered)
                .when(new Settle(ORDER, BEGUN.plus(HOUR)))
                .expectNoEvents()
                .expectException(refusal("ENERGY_NOT_DECIDED"));
        Object[] decided =
                charging(
                        derived(5_500, AT_FIRST, LATER),
                        ended(HOUR, METER_START_WH),
                        new ChargeCorrected(
                                ORDER,
                                OWNER,
                                "corr-1",
                                "k1:a",
                                METER_START_WH,
                                0,
                                null,
                                PaymentMode.WALLET,
                                BEGUN.plus(HOUR)));
        order().given(decided)
                .when(new Settle(ORDER, BEGUN.plus(HOUR)))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void where_a_meter_tells_energy_nothing_needs_to_be_decided() {
        order.given(charging(derived(5_500, AT_FIRST, LATER), ended(HOUR, METER_START_WH + 1)))
                .when(new Settle(ORDER, BEGUN.plus(HOUR)))
                .expectSuccessfulHandlerExecution();
    }

    // Signatures

    @Test
    void signed_readings_are_kept_once_as_they_came_whatever_the_order_is_like() {
        SignedReading signed = signed("OCMF|{\"a\":1}|{\"SD\":\"30\"}");
        SignedReadingKept kept = kept(signed, OWNER, signed.value());
        order.given(charging()).when(toldSigned(signed, signed)).expectEvents(kept);
        order().given(charging(kept)).when(toldSigned(signed)).expectNoEvents();
        order().given(granted(starting())).when(toldSigned(signed)).expectEvents(kept);
        SignedReading another = signed("OCMF|{\"a\":2}|{\"SD\":\"30\"}");
        order().given(charging(kept))
                .when(toldSigned(signed, another))
                .expectEvents(kept(another, OWNER, another.value()));
    }

    @Test
    void a_signed_reading_is_known_again_after_its_user_was_erased() {
        SignedReading signed = signed("OCMF|{\"ID\":\"04A2B3C4\"}|{\"SD\":\"30\"}");
        order.given(charging(kept(signed, OWNER, null))).when(toldSigned(signed)).expectNoEvents();
    }

    @Test
    void a_signed_reading_of_nobody_is_protected_by_a_key_of_the_order() {
        Owner nobody = new Owner(OWNER.operatorId(), OWNER.customerId(), null);
        SignedReading signed = signed("abc");
        order.given(
                        new ChargingRequested(
                                ORDER,
                                nobody,
                                "dev-1",
                                1,
                                PaymentMode.CUSTOMER,
                                ChargingLimits.NONE,
                                "k1:content",
                                BEGUN.plus(HOUR),
                                BEGUN))
                .when(toldSigned(signed))
                .expectEvents(kept(signed, nobody, signed.value()));
        assertThat(signed.digest())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(signed.toString()).doesNotContain("abc");
    }

    private static SignedReadingKept kept(
            SignedReading reading, Owner owner, @Nullable String value) {
        return new SignedReadingKept(
                ORDER,
                owner,
                Objects.requireNonNullElse(owner.userId(), ORDER),
                TRANSACTION,
                value,
                reading.digest(),
                reading.measurand(),
                reading.context(),
                reading.time());
    }

    private static DerivedEnergy of(List<Reading> readings) {
        DerivedEnergy energy = DerivedEnergy.NONE;
        for (Reading reading : readings) {
            energy = energy.with(reading);
        }
        return energy;
    }

    /** By another hand: all trapezoids at once. */
    private static long areaOf(List<Reading> readings) {
        long doubled = 0;
        for (int i = 1; i < readings.size(); i++) {
            doubled +=
                    (readings.get(i - 1).powerWatts() + readings.get(i).powerWatts())
                            * Duration.between(readings.get(i - 1).at(), readings.get(i).at())
                                    .toMillis();
        }
        return doubled / 7_200_000;
    }

    private static PowerReading power(Duration afterBegin, long watts) {
        return new PowerReading(after(afterBegin), watts, null, null, null, null, null);
    }

    private static RecordPower told(PowerReading... readings) {
        return new RecordPower(ORDER, TRANSACTION, List.of(readings));
    }

    private static EnergyDerived derived(long derivedWh, PowerReading... readings) {
        return new EnergyDerived(ORDER, OWNER, List.of(readings), derivedWh);
    }

    private static PowerDoubted doubted(PowerReading reading, DoubtReason reason) {
        return new PowerDoubted(ORDER, OWNER, List.of(reading), reason);
    }

    private static SignedReading signed(String value) {
        return new SignedReading(after(HOUR), value, "Energy.Active.Import.Register", null);
    }

    private static RecordSignedReadings toldSigned(SignedReading... readings) {
        return new RecordSignedReadings(ORDER, TRANSACTION, List.of(readings));
    }
}
