package com.bluesky.charging.app.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SparseTokensTest {

    private static final String PROCESSOR = "automation.Test";
    private static final int SEGMENT = 0;

    private final Stored stored = new Stored();
    private final SparseTokens tokens = new SparseTokens(stored);

    /** Where tokens are kept, by a node that may lose its claims. */
    private static final class Stored extends InMemoryTokenStore {

        private boolean stolen;
        private boolean released;

        @Override
        public void storeToken(TrackingToken token, String processor, int segment) {
            if (stolen) {
                throw new UnableToClaimTokenException("Another node has it.");
            }
            super.storeToken(token, processor, segment);
        }

        @Override
        public void releaseClaim(String processor, int segment) {
            released = true;
        }

        TrackingToken now() {
            return fetchToken(PROCESSOR, SEGMENT);
        }
    }

    @BeforeEach
    void begin() {
        tokens.initializeTokenSegments(PROCESSOR, 1, at(0));
        assertThat(tokens.fetchToken(PROCESSOR, SEGMENT)).isEqualTo(at(0));
    }

    @Test
    void the_first_is_stored_at_once_and_the_next_ones_are_kept() {
        store(1);
        store(2);
        store(3);

        assertThat(stored.now()).isEqualTo(at(1));
    }

    @Test
    void the_latest_is_stored_when_the_claim_is_extended() {
        store(1);
        store(2);
        store(3);

        tokens.extendClaim(PROCESSOR, SEGMENT);

        assertThat(stored.now()).isEqualTo(at(3));
    }

    @Test
    void the_latest_is_stored_before_the_claim_is_released() {
        store(1);
        store(2);

        tokens.releaseClaim(PROCESSOR, SEGMENT);

        assertThat(stored.now()).isEqualTo(at(2));
        assertThat(stored.released).isTrue();
    }

    @Test
    void a_busy_processor_is_behind_for_half_a_second_at_most() {
        store(1);
        long begun = System.nanoTime();
        long index = 1;
        while (System.nanoTime() - begun <= SparseTokens.BEHIND_NANOS) {
            Thread.onSpinWait();
            store(++index);
        }
        store(++index);

        assertThat(stored.now()).isNotEqualTo(at(1));
    }

    @Test
    void what_was_rolled_back_is_not_kept() {
        store(1);
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        store(2);
        work.rollback();

        tokens.releaseClaim(PROCESSOR, SEGMENT);

        assertThat(stored.now()).isEqualTo(at(1));
    }

    @Test
    void what_was_committed_is_kept() {
        store(1);
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        store(2);
        work.commit();

        tokens.releaseClaim(PROCESSOR, SEGMENT);

        assertThat(stored.now()).isEqualTo(at(2));
    }

    @Test
    void who_lost_his_claim_hears_of_it_and_stores_nothing_more() {
        store(1);
        store(2);
        stored.stolen = true;

        assertThatExceptionOfType(UnableToClaimTokenException.class)
                .isThrownBy(() -> tokens.extendClaim(PROCESSOR, SEGMENT));
        tokens.releaseClaim(PROCESSOR, SEGMENT);

        stored.stolen = false;
        assertThat(stored.now()).isEqualTo(at(1));
        assertThat(stored.released).isFalse();
    }

    @Test
    void who_claims_a_segment_begins_with_what_is_stored_and_stores_his_first_at_once() {
        store(1);
        store(2);

        assertThat(tokens.fetchToken(PROCESSOR, SEGMENT)).isEqualTo(at(1));
        store(3);

        assertThat(stored.now()).isEqualTo(at(3));
    }

    private void store(long index) {
        tokens.storeToken(at(index), PROCESSOR, SEGMENT);
    }

    private static TrackingToken at(long index) {
        return new GlobalSequenceTrackingToken(index);
    }
}
