package com.bluesky.charging.device.adapter.call;

import static com.bluesky.charging.order.adapter.AdapterHouse.DEVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.device.contract.CallPile;
import com.bluesky.charging.device.contract.FindPileCall;
import com.bluesky.charging.device.contract.PileCallState;
import com.bluesky.charging.device.contract.PileCallView;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Provenance;
import com.bluesky.charging.kernel.Refused;
import com.bluesky.charging.order.adapter.AdapterHouse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;

/** What an administrator asks of the device of these tests, and reads afterwards. */
record Asked(AdapterHouse house) {

    static final String OPERATOR = "op-1";
    static final Duration SOON = Duration.ofSeconds(10);

    private static final MetaData WHO =
            MetaData.from(
                    Map.of(
                            Provenance.ACTOR_KIND, "customer",
                            Provenance.ACTOR_ID, "cus-1",
                            Provenance.KEY_ID, "key-1",
                            Provenance.REQUEST_ID, "req-1"));

    static CallPile command(String callId, String action, String payload) {
        return command(callId, action, payload, Duration.ofMinutes(5));
    }

    static CallPile command(String callId, String action, String payload, Duration within) {
        return command(callId, action, payload, null, within);
    }

    static CallPile command(
            String callId,
            String action,
            String payload,
            @Nullable String userId,
            Duration within) {
        Instant now = Instant.now();
        return new CallPile(
                callId,
                DEVICE,
                OPERATOR,
                action,
                payload,
                userId,
                new Fingerprint(List.of("k1:" + (action + payload).hashCode())),
                now,
                now.plus(within));
    }

    PileCallView ask(String callId, String action, String payload) {
        return ask(command(callId, action, payload));
    }

    PileCallView ask(CallPile command) {
        return house.part(CallDesk.class).take(command, WHO);
    }

    PileCallView reset(String callId) {
        return ask(callId, "Reset", "{\"type\":\"Soft\"}");
    }

    PileCallView view(String callId) {
        return house.part(DeviceCallQueries.class)
                .find(new FindPileCall(OPERATOR, DEVICE, callId))
                .orElseThrow();
    }

    PileCallView awaitState(String callId, PileCallState state) {
        await().atMost(SOON).until(() -> view(callId).state() == state);
        return view(callId);
    }

    /** Asserts that a request is refused with a code, and that nothing is queued. */
    void refuses(String code, Executable request) {
        int before = rows();
        try {
            request.execute();
        } catch (Refused refused) {
            assertThat(refused.refusal().code()).isEqualTo(code);
            assertThat(rows()).isEqualTo(before);
            return;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("It was not refused.");
    }

    int rows() {
        return house.jdbc().sql("select count(*) from device_call").query(Integer.class).single();
    }
}
