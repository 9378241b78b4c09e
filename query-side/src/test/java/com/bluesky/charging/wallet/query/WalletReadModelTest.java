package com.bluesky.charging.wallet.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.ReadModel;
import com.bluesky.charging.wallet.contract.FindWallet;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsCaptured;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsHeld;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsOwed;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsRefunded;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsReleased;
import com.bluesky.charging.wallet.contract.WalletEvent.OwedFundsPaid;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletOpened;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletToppedUp;
import com.bluesky.charging.wallet.contract.WalletView;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalletReadModelTest {

    private static final Tenant OWN = new Tenant("op-1", "cust-1");
    private static final Owner OWNER = Facts.owner("op-1", "cust-1", "user-1");
    private static final String WALLET = "wallet-user-1";

    private final ReadModel model = ReadModel.empty();
    private final EventLog log =
            new EventLog().append("user-1", Facts.user("op-1", "cust-1", "user-1"));

    @Test
    void a_user_that_never_topped_up_has_an_empty_wallet() {
        model.project(log);

        assertThat(find()).contains(wallet(0, 0, 0, -1));
    }

    @Test
    void an_unknown_user_has_no_wallet() {
        assertThat(find()).isEmpty();
    }

    @Test
    void money_set_aside_stays_in_the_balance_and_is_not_available() {
        log.append(
                WALLET,
                new WalletOpened(WALLET, OWNER, "CNY", minute(1)),
                new WalletToppedUp(WALLET, OWNER, "topup-1", 10_000, minute(1)),
                new FundsHeld(WALLET, OWNER, "ord-1", 3_000, minute(2)));

        model.project(log);

        assertThat(find()).contains(wallet(10_000, 3_000, 0, 2));
        assertThat(find().orElseThrow().availableMinor()).isEqualTo(7_000);
    }

    @Test
    void a_capture_takes_the_cost_and_frees_the_rest() {
        log.append(
                WALLET,
                new WalletOpened(WALLET, OWNER, "CNY", minute(1)),
                new WalletToppedUp(WALLET, OWNER, "topup-1", 10_000, minute(1)),
                new FundsHeld(WALLET, OWNER, "ord-1", 3_000, minute(2)),
                new FundsCaptured(WALLET, OWNER, "ord-1", "bill-1", 1_200, minute(3)),
                new FundsReleased(WALLET, OWNER, "ord-1", 1_800, minute(3)));

        model.project(log);

        assertThat(find()).contains(wallet(8_800, 0, 0, 4));
    }

    @Test
    void what_is_owed_is_shown_until_it_is_paid() {
        log.append(
                WALLET,
                new WalletOpened(WALLET, OWNER, "CNY", minute(1)),
                new FundsOwed(WALLET, OWNER, "ord-1", "bill-1", 700, minute(2)));
        model.project(log);
        assertThat(find()).contains(wallet(0, 0, 700, 1));

        log.append(
                WALLET,
                new WalletToppedUp(WALLET, OWNER, "topup-1", 1_000, minute(3)),
                new OwedFundsPaid(WALLET, OWNER, 700, minute(3)));
        model.project(log);

        assertThat(find()).contains(wallet(300, 0, 0, 3));
    }

    @Test
    void what_is_given_back_is_in_the_balance_again() {
        log.append(
                WALLET,
                new WalletOpened(WALLET, OWNER, "CNY", minute(1)),
                new WalletToppedUp(WALLET, OWNER, "topup-1", 1_000, minute(1)),
                new FundsHeld(WALLET, OWNER, "ord-1", 400, minute(2)),
                new FundsCaptured(WALLET, OWNER, "ord-1", "bill-1", 400, minute(3)),
                new FundsRefunded(WALLET, OWNER, "ord-1", "bill-2", 150, minute(4)));
        model.project(log);

        assertThat(find()).contains(wallet(750, 0, 0, 4));
    }

    private static WalletView wallet(
            long balanceMinor, long heldMinor, long owedMinor, long version) {
        return new WalletView(
                WALLET,
                "user-1",
                "op-1",
                "cust-1",
                "CNY",
                balanceMinor,
                heldMinor,
                balanceMinor - heldMinor,
                owedMinor,
                version);
    }

    private Optional<WalletView> find() {
        return model.find(new FindWallet(OWN, "user-1"), WalletView.class);
    }
}
