package com.bluesky.charging.wallet.contract;

import com.bluesky.charging.kernel.Refusal;

/** Why a wallet refused. */
public sealed interface WalletRefusal extends Refusal {

    /** Less is available than is to be set aside. */
    record InsufficientFunds(long neededMinor, long availableMinor) implements WalletRefusal {

        @Override
        public String code() {
            return "INSUFFICIENT_FUNDS";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The charge needs "
                    + neededMinor
                    + " minor units set aside, and "
                    + availableMinor
                    + " are available. Top up the wallet or set a lower amount limit.";
        }
    }

    /** The wallet is in another currency. */
    record WalletCurrencyDiffers(String walletCurrency) implements WalletRefusal {

        @Override
        public String code() {
            return "WALLET_CURRENCY_DIFFERS";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String detail() {
            return "The wallet is in "
                    + walletCurrency
                    + " and knows no other currency. Name an amount in this one, or choose a"
                    + " connector with prices in it.";
        }
    }

    /** The order of the hold is already over. */
    record HoldIsOver() implements WalletRefusal {

        @Override
        public String code() {
            return "HOLD_IS_OVER";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The hold of this order was already captured or released. Start another"
                    + " order to charge again: POST /v1/orders.";
        }
    }

    /** More is to be given back than is available, less what the user owes. */
    record RefundTooLarge(long wantedMinor, long refundableMinor) implements WalletRefusal {

        @Override
        public String code() {
            return "REFUND_TOO_LARGE";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "Of the wallet "
                    + refundableMinor
                    + " minor units can be refunded, not "
                    + wantedMinor
                    + ": what is available, less what the user owes. Refund that much at the most.";
        }
    }

    /** The customer booked a payment, or a refund, with this reference before. */
    record ReferenceUsed(String bookedAs) implements WalletRefusal {

        @Override
        public String code() {
            return "REFERENCE_USED";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "This reference was booked already, as "
                    + bookedAs
                    + ". The same money is not booked twice, and other money needs another"
                    + " reference.";
        }
    }
}
