package com.bluesky.charging.user.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.ReadModel;
import com.bluesky.charging.user.contract.FindUser;
import com.bluesky.charging.user.contract.UserEvent.UserDeactivated;
import com.bluesky.charging.user.contract.UserEvent.UserErased;
import com.bluesky.charging.user.contract.UserEvent.UserReactivated;
import com.bluesky.charging.user.contract.UserEvent.UserRegistered;
import com.bluesky.charging.user.contract.UserStatus;
import com.bluesky.charging.user.contract.UserView;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserReadModelTest {

    private static final Tenant OWN = new Tenant("op-1", "cust-1");

    private final ReadModel model = ReadModel.empty();
    private final EventLog log =
            new EventLog().append("user-1", Facts.user("op-1", "cust-1", "user-1"));

    @Test
    void a_registered_user_is_found() {
        model.project(log);

        assertThat(find())
                .contains(
                        new UserView(
                                "user-1",
                                "op-1",
                                "cust-1",
                                "Li Wei",
                                "+8613800000000",
                                "li@example.com",
                                "crm-1",
                                UserStatus.ACTIVE,
                                "CNY",
                                minute(0),
                                null,
                                null,
                                EventLog.BEGINNING,
                                0));
    }

    @Test
    void a_change_replaces_what_was_known() {
        log.append("user-1", Facts.userChanged("op-1", "cust-1", "user-1", 0));
        model.project(log);

        UserView user = find().orElseThrow();
        assertThat(user.name()).isEqualTo("Li Wei-Ming");
        assertThat(user.phone()).isEqualTo("+8613800000001");
        assertThat(user.email()).isEqualTo("wei@example.com");
        assertThat(user.externalReference()).isEqualTo("crm-2");
        assertThat(user.updatedAt()).isEqualTo(EventLog.BEGINNING.plusSeconds(1));
        assertThat(user.version()).isEqualTo(1);
        assertThat(model.dump().toString()).doesNotContain("+8613800000000", "li@example.com");
    }

    @Test
    void a_user_is_shown_as_deactivated_until_reactivated() {
        log.append("user-1", new UserDeactivated("user-1", "op-1", "cust-1", minute(2)));
        model.project(log);
        assertThat(find().orElseThrow().status()).isEqualTo(UserStatus.DEACTIVATED);
        assertThat(find().orElseThrow().deactivatedAt()).isEqualTo(minute(2));

        log.append("user-1", new UserReactivated("user-1", "op-1", "cust-1", minute(3)));
        model.project(log);
        assertThat(find().orElseThrow().status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(find().orElseThrow().deactivatedAt()).isNull();
        assertThat(find().orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void an_erased_user_leaves_no_personal_data_in_any_row() {
        log.append("user-1", new UserErased("user-1", "op-1", "cust-1", minute(9)));

        model.project(log);

        assertThat(find())
                .contains(
                        new UserView(
                                "user-1",
                                "op-1",
                                "cust-1",
                                null,
                                null,
                                null,
                                null,
                                UserStatus.ERASED,
                                "CNY",
                                minute(0),
                                null,
                                minute(9),
                                EventLog.BEGINNING.plusSeconds(1),
                                1));
        assertThat(model.dump().toString())
                .doesNotContain("Li Wei", "+8613800000000", "li@example.com", "crm-1");
    }

    @Test
    void what_can_no_longer_be_decrypted_is_projected_as_absent() {
        model.project(
                new EventLog()
                        .append(
                                "user-2",
                                new UserRegistered(
                                        "user-2", "op-1", "cust-1", null, null, null, null,
                                        "phone-1", "CNY", "f:1", minute(0))));

        assertThat(model.find(new FindUser(OWN, "user-2"), UserView.class).orElseThrow().name())
                .isNull();
    }

    private Optional<UserView> find() {
        return model.find(new FindUser(OWN, "user-1"), UserView.class);
    }
}
