package com.bluesky.charging.user.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.user.contract.CardCommand;
import com.bluesky.charging.user.contract.CardRefusal.TooManyCards;

/** A user has no more than {@link CardCommand#CARDS_MAX} cards. */
record UserHasFewCards(int cards) implements Rule {

    @Override
    public boolean holds() {
        return cards < CardCommand.CARDS_MAX;
    }

    @Override
    public Refusal refusal() {
        return new TooManyCards(CardCommand.CARDS_MAX);
    }
}
