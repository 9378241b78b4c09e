package com.bluesky.charging.user.contract;

import com.bluesky.charging.kernel.Refusal;

/** Why a request about a card was refused. */
public sealed interface CardRefusal extends Refusal {

    /** The tag is a card already: another user's, or the same user's with another label. */
    record CardTaken() implements CardRefusal {

        @Override
        public String code() {
            return "CARD_TAKEN";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "This tag is a card already: another user's, or this user's with another"
                    + " label. Remove it there first, DELETE /v1/users/{userId}/cards/{cardId}, or"
                    + " register another card.";
        }
    }

    /** The user has as many cards as a user may have. */
    record TooManyCards(int cardsMax) implements CardRefusal {

        @Override
        public String code() {
            return "TOO_MANY_CARDS";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "A user has at most "
                    + cardsMax
                    + " cards. Remove one first: DELETE /v1/users/{userId}/cards/{cardId}.";
        }
    }

    /** The user has no such card. */
    record CardNotFound() implements CardRefusal {

        @Override
        public String code() {
            return "CARD_NOT_FOUND";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "The user has no card with this id. GET /v1/users/{userId}/cards lists the cards.";
        }
    }
}
