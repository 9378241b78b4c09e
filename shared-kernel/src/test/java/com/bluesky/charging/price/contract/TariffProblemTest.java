package com.bluesky.charging.price.contract;

import static com.bluesky.charging.price.contract.Tariffs.energy;
import static com.bluesky.charging.price.contract.Tariffs.flat;
import static com.bluesky.charging.price.contract.Tariffs.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TariffProblemTest {

    private static final TariffComponent ALWAYS = energy(null, null, "0.40");

    @Test
    void one_price_of_energy_for_all_time_is_a_tariff() {
        assertThat(TariffProblem.in(List.of(ALWAYS))).isEmpty();
    }

    @Test
    void energy_with_a_fee_for_a_part_of_the_day_and_a_flat_price_is_a_tariff() {
        assertThat(
                        TariffProblem.in(
                                List.of(
                                        energy("00:00", "06:30", "0"),
                                        energy("06:30", "24:00", "0.4025"),
                                        service("08:00", "20:00", "0.05"),
                                        flat("1"))))
                .isEmpty();
    }

    @Test
    void weekdays_and_weekend_together_are_a_tariff() {
        assertThat(
                        TariffProblem.in(
                                List.of(
                                        energy(
                                                List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                                                null,
                                                null,
                                                "0.30"),
                                        energy(
                                                List.of(
                                                        DayOfWeek.MONDAY,
                                                        DayOfWeek.TUESDAY,
                                                        DayOfWeek.WEDNESDAY,
                                                        DayOfWeek.THURSDAY,
                                                        DayOfWeek.FRIDAY),
                                                null,
                                                null,
                                                "0.40"))))
                .isEmpty();
    }

    @Test
    void nothing_is_no_tariff() {
        problem(List.of(), "No ENERGY price holds on MONDAY at 00:00.");
    }

    @Test
    void a_gap_is_named() {
        problem(
                List.of(energy("00:00", "06:00", "0.30"), energy("06:01", "24:00", "0.40")),
                "No ENERGY price holds on MONDAY at 06:00.");
    }

    @Test
    void a_gap_at_the_end_of_the_week_is_named() {
        List<DayOfWeek> allButSunday = new ArrayList<>(List.of(DayOfWeek.values()));
        allButSunday.remove(DayOfWeek.SUNDAY);
        problem(
                List.of(
                        energy(allButSunday, null, null, "0.30"),
                        energy(List.of(DayOfWeek.SUNDAY), null, "23:59", "0.30")),
                "No ENERGY price holds on SUNDAY at 23:59.");
    }

    @Test
    void an_overlap_is_named() {
        problem(
                List.of(energy("00:00", "06:01", "0.30"), energy("06:00", "24:00", "0.40")),
                "More than one ENERGY price holds on MONDAY at 06:00.");
        problem(
                List.of(ALWAYS, service(null, null, "0.1"), service("23:59", "24:00", "0.1")),
                "More than one SERVICE price holds on MONDAY at 23:59.");
    }

    @Test
    void a_second_flat_price_is_refused() {
        problem(List.of(ALWAYS, flat("1"), flat("1")), "A tariff has at most one FLAT price.");
    }

    @Test
    void as_many_components_as_may_be_are_accepted_and_one_more_is_not() {
        List<TariffComponent> components = new ArrayList<>();
        for (int i = 0; i < PricePlanCommand.COMPONENTS_MAX - 1; i++) {
            components.add(energy("00:%02d".formatted(i), "00:%02d".formatted(i + 1), "0.40"));
        }
        components.add(energy("00:31", null, "0.40"));
        assertThat(TariffProblem.in(components)).isEmpty();
        components.add(flat("1"));
        problem(components, "A tariff has at most 32 components.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0001", "100000", "100000.0000", "99999.9999"})
    void prices_within_the_bounds_are_accepted(String price) {
        assertThat(TariffProblem.in(List.of(energy(null, null, price)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "0.00001", "100000.0001", "1e3", "1,5", ".5", "5.", " 1", "١"})
    void prices_beyond_the_bounds_are_refused(String price) {
        problem(
                List.of(energy(null, null, price)),
                "Component 1: the price must be a decimal from 0 to 100000 with at most four"
                        + " places.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6:00", "24:00", "24:01", "12:60", "12", "ab:cd"})
    void times_that_are_no_beginning_are_refused(String from) {
        problem(
                List.of(energy(from, null, "0.40")),
                "Component 1: times are written HH:mm, and the end of the day is 24:00.");
    }

    @Test
    void a_component_ends_after_it_begins() {
        for (String to : List.of("05:59", "06:00")) {
            problem(
                    List.of(ALWAYS, energy("06:00", to, "0.40")),
                    "Component 2: it must end after it begins; a night is two components.");
        }
    }

    @Test
    void units_follow_from_the_kind() {
        problem(
                List.of(
                        new TariffComponent(
                                TariffComponent.Kind.ENERGY,
                                List.of(),
                                null,
                                null,
                                "1",
                                TariffComponent.Unit.ORDER)),
                "Component 1: the unit of a price of ENERGY is KWH.");
        problem(
                List.of(
                        new TariffComponent(
                                TariffComponent.Kind.FLAT,
                                List.of(),
                                null,
                                null,
                                "1",
                                TariffComponent.Unit.KWH)),
                "Component 1: the unit of a FLAT price is ORDER.");
    }

    @Test
    void a_flat_price_has_no_times() {
        problem(
                List.of(
                        new TariffComponent(
                                TariffComponent.Kind.FLAT,
                                List.of(),
                                "06:00",
                                null,
                                "1",
                                TariffComponent.Unit.ORDER)),
                "Component 1: a FLAT price has no days or times.");
    }

    @Test
    void a_schedule_of_no_tariff_is_a_mistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeeklySchedule.of(Tariffs.tariff("UTC", List.of())))
                .withMessageContaining("No ENERGY price");
    }

    @Test
    void a_tariff_that_lost_a_component_of_energy_is_no_tariff() {
        long seed = System.nanoTime();
        System.out.println("Seed of the tariffs that lack something: " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            List<TariffComponent> components =
                    new ArrayList<>(Tariffs.any(random, "UTC").components());
            assertThat(TariffProblem.in(components)).isEmpty();
            List<TariffComponent> energy =
                    components.stream()
                            .filter(it -> it.kind() == TariffComponent.Kind.ENERGY)
                            .toList();
            TariffComponent lost = energy.get(random.nextInt(energy.size()));
            components.remove(lost);
            assertThat(TariffProblem.in(components)).isPresent();
            components.add(lost);
            components.add(lost);
            assertThat(TariffProblem.in(components)).isPresent();
        }
    }

    private static void problem(List<TariffComponent> components, String problem) {
        assertThat(TariffProblem.in(components)).contains(problem);
    }
}
