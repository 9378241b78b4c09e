package com.bluesky.charging.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.wallet.contract.WalletCommand;
import com.bluesky.charging.wallet.contract.WalletCommand.TopUpWallet;
import java.util.stream.Stream;
import org.instancio.Instancio;
import org.instancio.InstancioApi;
import org.instancio.Select;
import org.instancio.exception.InstancioException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.ObjectMapper;

/**
 * Messages travel between nodes and are stored as JSON; what is read must be what was written. Each
 * run makes other messages; the printed seed makes them again.
 */
class JsonRoundTripTest {

    private static final long SEED = Long.getLong("messages.seed", System.nanoTime());

    private final ObjectMapper json = Contracts.json();

    @BeforeAll
    static void print_the_seed() {
        System.out.println("The same messages again: -Dmessages.seed=" + SEED);
    }

    @TestFactory
    Stream<DynamicTest> a_message_with_all_its_components_survives() {
        return Contracts.messages().stream()
                .map(type -> dynamicTest(type.getName(), () -> survives(any(type))));
    }

    @TestFactory
    Stream<DynamicTest> a_message_without_what_may_be_absent_survives() {
        return Contracts.messages().stream()
                .map(type -> dynamicTest(type.getName(), () -> survives(least(type))));
    }

    private void survives(InstancioApi<?> maker) {
        Object message = make(maker);
        String written = json.writeValueAsString(message);

        assertThat((Object) json.readValue(written, message.getClass()))
                .as("seed %s, %s", SEED, written)
                .isEqualTo(message);
    }

    private static Object make(InstancioApi<?> maker) {
        try {
            return maker.create();
        } catch (InstancioException e) {
            throw new AssertionError(
                    "Give fitting values to any() here, or name a record that never travels in"
                            + " Contracts.",
                    e);
        }
    }

    /** Everything is set, and within the bounds that constructors check. */
    private static InstancioApi<?> any(Class<?> type) {
        return Instancio.of(type)
                .withSeed(SEED)
                .lenient()
                .generate(
                        Select.field(PageRequest.class, "limit"),
                        gen -> gen.ints().range(1, PageRequest.LIMIT_MAX))
                .generate(
                        Select.field(TopUpWallet.class, "amountMinor"),
                        gen -> gen.longs().range(1L, WalletCommand.TOP_UP_MAX_MINOR))
                .generate(Select.all(Object.class), gen -> gen.string());
    }

    /** The same, and null where that is allowed. */
    private static InstancioApi<?> least(Class<?> type) {
        return any(type)
                .set(Select.fields(field -> Contracts.isNullable(field.getAnnotatedType())), null);
    }
}
