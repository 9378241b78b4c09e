package com.bluesky.charging.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation needs a token, and one with its scopes. */
class AccessTest extends ProofTest {

    private static final String PLATFORM = "platform";

    private final Calls calls = new Calls(document);

    @TestFactory
    Stream<DynamicTest> nobody_is_let_in_without_a_token_of_the_scopes() {
        return document.operations().stream()
                .map(operation -> dynamicTest(operation.name(), () -> assertHeld(operation)));
    }

    private void assertHeld(Operation operation) throws Exception {
        Call call = calls.of(operation, world.one, 0);
        call.by(world.anonymous()).expectProblem(401, "TOKEN_REQUIRED");
        for (Set<String> lacking : lacking(operation.scopes())) {
            Set<String> granted = new TreeSet<>(world.one.scopes());
            granted.removeAll(lacking);
            assertThat(operation.allows(granted)).isFalse();
            call.by(world.one.with(granted)).expectProblem(403, "SCOPE_MISSING");
        }
        if (!operation.allows(Set.of(PLATFORM))) {
            call.by(world.platform()).expectProblem(403, "SCOPE_MISSING");
        }
    }

    /** All ways to lack one scope of each alternative, so that none of them is satisfied. */
    private static Set<Set<String>> lacking(List<Set<String>> alternatives) {
        Set<Set<String>> ways = Set.of(Set.of());
        for (Set<String> alternative : alternatives) {
            Set<Set<String>> longer = new LinkedHashSet<>();
            for (Set<String> way : ways) {
                for (String scope : alternative) {
                    Set<String> more = new TreeSet<>(way);
                    more.add(scope);
                    longer.add(more);
                }
            }
            ways = longer;
        }
        return ways;
    }

    @Test
    void every_operation_under_v1_needs_a_scope() {
        assertThat(document.operations())
                .allSatisfy(operation -> assertThat(operation.scopes()).noneMatch(Set::isEmpty));
    }
}
