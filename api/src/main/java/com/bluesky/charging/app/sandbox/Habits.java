package com.bluesky.charging.app.sandbox;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import com.bluesky.charging.app.sandbox.Habit.Energy;
import com.bluesky.charging.app.sandbox.SandboxContent.Party;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/** Who charged where in the weeks before the sandbox was made. */
final class Habits {

    private static final Energy SOME = new Energy(8, 14);
    private static final Energy MUCH = new Energy(22, 38);

    /** After work; half of it at the evening's price. */
    static final Habit LIN_WEI =
            new Habit(
                    Clients.APP,
                    People.LIN_WEI,
                    Piles.AC_2,
                    1,
                    true,
                    Habit.WEEKS,
                    Set.of(TUESDAY, FRIDAY),
                    LocalTime.of(21, 0),
                    SOME);

    static final Habit ZHAO_MIN =
            new Habit(
                    Clients.APP,
                    People.ZHAO_MIN,
                    Piles.DC,
                    1,
                    true,
                    Habit.WEEKS,
                    Set.of(SUNDAY),
                    LocalTime.of(10, 30),
                    MUCH);

    /** While at work. */
    static final Habit JONAS_WEBER =
            new Habit(
                    Clients.APP,
                    People.JONAS_WEBER,
                    Piles.WALL_BOX,
                    1,
                    true,
                    Habit.WEEKS,
                    Set.of(MONDAY, THURSDAY),
                    LocalTime.of(7, 50),
                    SOME);

    /** On an excursion, with the app. */
    private static final Habit JONAS_WEBER_AWAY =
            new Habit(
                    Clients.APP,
                    People.JONAS_WEBER,
                    Piles.DC_50,
                    2,
                    false,
                    1,
                    Set.of(SATURDAY),
                    LocalTime.of(17, 15),
                    MUCH);

    static final Habit MAYA_JOHNSON =
            new Habit(
                    Clients.APP,
                    People.MAYA_JOHNSON,
                    Piles.DC_350,
                    1,
                    true,
                    Habit.WEEKS,
                    Set.of(WEDNESDAY),
                    LocalTime.of(15, 55),
                    MUCH);

    /** In the cheap hours, three nights a week. */
    static final Habit VAN_7 =
            new Habit(
                    Clients.FLEET,
                    People.VAN_7,
                    Piles.DC,
                    2,
                    true,
                    Habit.WEEKS,
                    Set.of(MONDAY, WEDNESDAY, FRIDAY),
                    LocalTime.of(22, 40),
                    MUCH);

    static final Habit PETRA_KLEIN =
            new Habit(
                    Clients.NEIGHBOUR,
                    People.PETRA_KLEIN,
                    Piles.COURTYARD,
                    1,
                    true,
                    Habit.WEEKS,
                    Set.of(SATURDAY),
                    LocalTime.of(11, 0),
                    SOME);

    static final List<Habit> ALL =
            List.of(
                    LIN_WEI,
                    ZHAO_MIN,
                    JONAS_WEBER,
                    JONAS_WEBER_AWAY,
                    MAYA_JOHNSON,
                    VAN_7,
                    errand(Piles.AC_1, 1),
                    errand(Piles.DC_50, 1),
                    errand(Piles.DC_350, 2),
                    PETRA_KLEIN);

    private Habits() {}

    static List<Habit> of(Person person) {
        return ALL.stream().filter(habit -> habit.person().equals(person)).toList();
    }

    static List<Habit> of(Party party) {
        return ALL.stream().filter(habit -> party.clients().contains(habit.client())).toList();
    }

    /** The fleet's other van has no card: its dispatcher starts its charges, wherever it is. */
    private static Habit errand(Pile pile, int connectorId) {
        return new Habit(
                Clients.FLEET,
                People.VAN_12,
                pile,
                connectorId,
                false,
                1,
                Set.of(THURSDAY),
                LocalTime.of(13, 10),
                SOME);
    }
}
