package com.bluesky.charging.proof;

import com.bluesky.charging.proof.Step.Then;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which requests are valid now, by what the former ones did. */
final class Moves {

    private final Random random;
    private final Map<String, Move<?>> moves = new LinkedHashMap<>();

    Moves(Random random) {
        this.random = random;
        UserMoves users = new UserMoves(random);
        users.addTo(this);
        EquipmentMoves equipment = new EquipmentMoves(random);
        equipment.addTo(this);
        new OperatorMoves(equipment).addTo(this);
    }

    /**
     * Adds a way to send an operation.
     *
     * @param among what it may be about now
     * @param make decides for one of them, and remembers what becomes of it
     */
    <T> void add(String operation, Supplier<List<T>> among, Function<T, Draft> make) {
        moves.put(operation, new Move<>(among, make));
    }

    List<String> operations() {
        return List.copyOf(moves.keySet());
    }

    boolean can(String operation) {
        return !move(operation).among.get().isEmpty();
    }

    Draft make(String operation) {
        return move(operation).make(random);
    }

    private Move<?> move(String operation) {
        Move<?> move = moves.get(operation);
        if (move == null) {
            throw new IllegalArgumentException("Nobody sends " + operation + ".");
        }
        return move;
    }

    private record Move<T>(Supplier<List<T>> among, Function<T, Draft> decision) {

        private Draft make(Random random) {
            List<T> all = among.get();
            return decision.apply(all.get(random.nextInt(all.size())));
        }
    }

    /** A step before it has its place. */
    record Draft(
            Map<String, String> path,
            @Nullable Map<String, Object> body,
            @Nullable String makes,
            Then then) {

        /** A request at an address that names things. */
        static Draft at(Map<String, String> path) {
            return new Draft(path, null, null, Then.NOTHING);
        }

        static Draft of(Map<String, Object> body) {
            return at(Map.of()).with(body);
        }

        Draft with(Map<String, Object> content) {
            return new Draft(path, content, makes, then);
        }

        Draft making(String name) {
            return new Draft(path, body, name, then);
        }

        Draft then(Then expected) {
            return new Draft(path, body, makes, expected);
        }
    }

    /** Things of one kind that a program makes, in the order of their making. */
    static final class Made<T> {

        private final Thing thing;
        private final int most;
        private final Map<String, T> all = new LinkedHashMap<>();
        private int count;

        /**
         * @param most how many a program makes
         */
        Made(Thing thing, int most) {
            this.thing = thing;
            this.most = most;
        }

        /** Whether one more may be made: one or none. */
        List<Boolean> room() {
            return count < most ? List.of(true) : List.of();
        }

        /** Makes one more. */
        String add(T state) {
            String name = nameOf(thing, ++count);
            all.put(name, state);
            return name;
        }

        void replace(String name, T state) {
            all.put(name, state);
        }

        void remove(String name) {
            all.remove(name);
        }

        T get(String name) {
            T state = all.get(name);
            if (state == null) {
                throw new IllegalArgumentException("There is no " + name + ".");
            }
            return state;
        }

        List<String> names() {
            return List.copyOf(all.keySet());
        }

        List<String> names(Predicate<T> which) {
            return all.entrySet().stream()
                    .filter(each -> which.test(each.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /** How a program calls what it makes. */
    static String nameOf(Thing thing, int number) {
        return thing.word() + number;
    }

    /** How a program calls what was there before it. */
    static String given(Thing thing, int number) {
        return "given-" + nameOf(thing, number);
    }
}
