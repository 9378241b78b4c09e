package com.bluesky.charging.device.adapter.link;

import com.bluesky.charging.device.adapter.wire.PayloadViolation;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * An action whose calls are carried out together when several of one pile wait right behind each
 * other, with no other message in between.
 */
public interface MergingPileAction extends PileAction {

    /**
     * Carries out calls in their order and returns the payload of each answer, in the same order.
     * All or nothing: what the answers acknowledge is stored when this returns, and when it throws
     * no call is acknowledged, so the pile sends all of them again.
     *
     * @param calls of one pile, 1 to {@link LinkLimits#MERGED_CALLS}
     * @throws PayloadViolation when a value of any of them is out of bounds that no schema states;
     *     thrown before anything is stored, because each call is then carried out by itself
     * @throws RuntimeException when they could not be carried out; the pile is told to try again
     */
    List<ObjectNode> answerAll(List<PileCall> calls);

    @Override
    default ObjectNode answer(PileCall call) {
        return answerAll(List.of(call)).getFirst();
    }
}
