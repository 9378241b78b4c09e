package com.bluesky.charging.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of requests that are all valid in that order. The same seed gives the same program,
 * and a shorter program is the beginning of a longer one.
 */
final class Program {

    /** What a start sets aside: the plan's default. */
    static final long HOLD_MINOR = 1_000;

    private static final int USERS_MAX = 3;
    private static final int CARDS_MAX = 4;

    /** Each takes a second or two of a real pile. */
    private static final int CHARGES_MAX = 3;

    private static final int CONNECTORS = 2;

    private final Random random;
    private final boolean hasRefunds;
    private final boolean hasChanges;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> users = new ArrayList<>();

    /** What each can surely spend, whatever its charges cost. */
    private final Map<String, Long> available = new TreeMap<>();

    private final Map<String, String> holders = new TreeMap<>();
    private final Map<Integer, String> running = new TreeMap<>();
    private int cards;
    private int charges;

    private Program(long seed, boolean hasRefunds, boolean hasChanges) {
        this.random = new Random(seed);
        this.hasRefunds = hasRefunds;
        this.hasChanges = hasChanges;
    }

    /** What kinds of request there are. */
    enum Kind {
        REGISTER_USER,
        CHANGE_USER,
        TOP_UP,
        REFUND,
        REGISTER_CARD,
        BLOCK_CARD,
        UNBLOCK_CARD,
        REMOVE_CARD,
        START,
        STOP,
        SETTLE
    }

    /**
     * One request; what it is about is named as the program calls it.
     *
     * @param number the place in the program
     * @param user whose it is
     * @param subject the card or order; null when it is about the user
     * @param value an amount or a connector; 0 when there is none
     */
    record Step(int number, Kind kind, String user, @Nullable String subject, long value) {

        @Override
        public String toString() {
            return "%d %s %s %s %d".formatted(number, kind, user, subject, value);
        }
    }

    static List<Step> of(long seed, int length, Document document) {
        Program program =
                new Program(
                        seed,
                        document.has("POST /v1/users/{userId}/wallet/refunds"),
                        document.has("PATCH /v1/users/{userId}"));
        program.registerUser();
        while (program.steps.size() < length) {
            program.next();
        }
        program.steps.subList(length, program.steps.size()).clear();
        return List.copyOf(program.steps);
    }

    private void next() {
        switch (random.nextInt(10)) {
            case 0 -> registerUser();
            case 1, 2 -> topUp();
            case 3 -> refund();
            case 4, 5, 6 -> card();
            case 7 -> change();
            default -> charge();
        }
    }

    private void add(Kind kind, String user, @Nullable String subject, long value) {
        steps.add(new Step(steps.size(), kind, user, subject, value));
    }

    private void registerUser() {
        if (users.size() < USERS_MAX) {
            String user = "user" + (users.size() + 1);
            users.add(user);
            available.put(user, 0L);
            add(Kind.REGISTER_USER, user, null, 0);
        }
    }

    private String anyUser() {
        return users.get(random.nextInt(users.size()));
    }

    private void topUp() {
        String user = anyUser();
        long amount = 500L + random.nextInt(3_000);
        available.merge(user, amount, Long::sum);
        add(Kind.TOP_UP, user, null, amount);
    }

    private void refund() {
        String user = anyUser();
        long most = available.getOrDefault(user, 0L);
        if (hasRefunds && most > 0) {
            long amount = 1 + random.nextLong(most);
            available.merge(user, -amount, Long::sum);
            add(Kind.REFUND, user, null, amount);
        }
    }

    private void change() {
        String user = anyUser();
        if (hasChanges) {
            add(Kind.CHANGE_USER, user, null, random.nextInt(1_000));
        }
    }

    private void card() {
        if (holders.isEmpty() || (cards < CARDS_MAX && random.nextBoolean())) {
            String card = "card" + ++cards;
            holders.put(card, anyUser());
            add(Kind.REGISTER_CARD, holders.getOrDefault(card, ""), card, 0);
            return;
        }
        List<String> present = List.copyOf(holders.keySet());
        String card = present.get(random.nextInt(present.size()));
        String user = holders.getOrDefault(card, "");
        switch (random.nextInt(5)) {
            case 0, 1 -> add(Kind.BLOCK_CARD, user, card, 0);
            case 2, 3 -> add(Kind.UNBLOCK_CARD, user, card, 0);
            default -> {
                holders.remove(card);
                add(Kind.REMOVE_CARD, user, card, 0);
            }
        }
    }

    private void charge() {
        int connector = 1 + random.nextInt(CONNECTORS);
        String order = running.get(connector);
        if (order != null) {
            running.remove(connector);
            String user = order.substring(order.indexOf('-') + 1);
            add(Kind.STOP, user, order, connector);
            add(Kind.SETTLE, user, order, connector);
            return;
        }
        String user = anyUser();
        if (charges < CHARGES_MAX && available.getOrDefault(user, 0L) >= HOLD_MINOR) {
            available.merge(user, -HOLD_MINOR, Long::sum);
            String started = "order" + ++charges + "-" + user;
            running.put(connector, started);
            add(Kind.START, user, started, connector);
        }
    }
}
