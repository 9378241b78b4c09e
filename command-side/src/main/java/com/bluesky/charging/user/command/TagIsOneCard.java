package com.bluesky.charging.user.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.user.contract.CardCommand.RegisterCard;
import com.bluesky.charging.user.contract.CardRefusal.CardTaken;
import org.jspecify.annotations.Nullable;

/**
 * A tag is one card at an operator; asking for the very card that it is, is no other.
 *
 * @param holder who has the card, null when nobody does
 * @param fingerprint of the request by which the holder has it
 */
record TagIsOneCard(@Nullable String holder, String fingerprint, RegisterCard request)
        implements Rule {

    @Override
    public boolean holds() {
        return holder == null
                || (holder.equals(request.userId()) && request.fingerprint().matches(fingerprint));
    }

    @Override
    public Refusal refusal() {
        return new CardTaken();
    }
}
