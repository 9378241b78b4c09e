package com.bluesky.charging.user.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.ReadModel;
import com.bluesky.charging.user.contract.ListUsers;
import com.bluesky.charging.user.contract.SearchUsers;
import com.bluesky.charging.user.contract.UserEvent.UserDeactivated;
import com.bluesky.charging.user.contract.UserEvent.UserErased;
import com.bluesky.charging.user.contract.UserEvent.UserRegistered;
import com.bluesky.charging.user.contract.UserPage;
import com.bluesky.charging.user.contract.UserStatus;
import com.bluesky.charging.user.contract.UserView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserListsTest {

    private static final Tenant OWN = new Tenant("op-1", "cust-1");
    private static final PageRequest PAGE = new PageRequest(200, null);

    private final ReadModel model = ReadModel.empty();
    private final EventLog log = new EventLog();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 200})
    void pages_of_any_size_tell_every_user_once_newest_first(int limit) {
        register("user-1", 1, "Ann");
        // The same instant: the id decides.
        register("user-2", 3, "Ann");
        register("user-3", 3, "Ann");
        register("user-4", 2, "Ann");
        model.project(log);

        assertThat(allPages(limit)).containsExactly("user-3", "user-2", "user-4", "user-1");
        assertThat(allPagesOfSearch(limit)).containsExactly("user-3", "user-2", "user-4", "user-1");
    }

    @Test
    void users_are_filtered_by_status_and_change() {
        register("user-1", 1, "Ann");
        register("user-2", 2, "Bob");
        register("user-3", 3, "Eve");
        log.append("user-1", new UserDeactivated("user-1", "op-1", "cust-1", minute(4)));
        log.append("user-2", new UserErased("user-2", "op-1", "cust-1", minute(5)));
        model.project(log);
        Instant erased = log.events().getLast().getTimestamp();

        assertThat(list(UserStatus.ACTIVE, null)).containsExactly("user-3");
        assertThat(list(UserStatus.DEACTIVATED, null)).containsExactly("user-1");
        assertThat(list(UserStatus.ERASED, null)).containsExactly("user-2");
        assertThat(list(null, null)).containsExactly("user-3", "user-2", "user-1");
        assertThat(list(null, erased)).containsExactly("user-2");
        assertThat(list(null, erased.minusSeconds(1))).containsExactly("user-2", "user-1");
        assertThat(list(UserStatus.DEACTIVATED, erased.minusSeconds(1))).containsExactly("user-1");
        assertThat(list(null, erased.plusMillis(1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "李伟, user-1",
        "伟, user-1",
        "ann, user-2",
        "NN-mar, user-2",
        "ß, user-3",
        "äß, user-3",
        "100%, user-3",
        "n_n, user-4",
    })
    void a_name_is_found_by_any_part_of_it_in_any_case(String part, String found) {
        register("user-1", 1, "李伟明");
        register("user-2", 2, "Ann-Marie");
        register("user-3", 3, "Gräßlin 100%");
        register("user-4", 4, "An_na");
        model.project(log);

        assertThat(search(null, null, part, null)).containsExactly(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "n_n", "\\", "Ann Marie", "x"})
    void signs_that_mean_something_to_the_database_mean_nothing_here(String part) {
        register("user-1", 1, "Ann-Marie");
        model.project(log);

        assertThat(search(null, null, part, null)).isEmpty();
    }

    @Test
    void phone_address_and_reference_are_found_whole_only() {
        register("user-1", 1, "Ann");
        register("user-2", 2, "Ann");
        model.project(log);

        assertThat(search("+491", null, null, null)).containsExactly("user-1");
        assertThat(search("+49", null, null, null)).isEmpty();
        assertThat(search(null, "USER-1@Example.com", null, null)).containsExactly("user-1");
        assertThat(search(null, "user-1", null, null)).isEmpty();
        assertThat(search(null, null, null, "crm-2")).containsExactly("user-2");
        assertThat(search(null, null, null, "CRM-2")).isEmpty();
    }

    @Test
    void all_that_is_given_must_be_true() {
        register("user-1", 1, "Ann");
        register("user-2", 2, "Bob");
        model.project(log);

        assertThat(search("+491", "user-1@example.com", "An", "crm-1")).containsExactly("user-1");
        assertThat(search("+491", null, "Bob", null)).isEmpty();
    }

    @Test
    void an_erased_user_is_found_by_nothing() {
        register("user-1", 1, "Ann");
        log.append("user-1", new UserErased("user-1", "op-1", "cust-1", minute(5)));
        model.project(log);

        assertThat(search("+491", null, null, null)).isEmpty();
        assertThat(search(null, "user-1@example.com", null, null)).isEmpty();
        assertThat(search(null, null, "Ann", null)).isEmpty();
        assertThat(search(null, null, null, "crm-1")).isEmpty();
    }

    @Test
    void who_is_looked_for_is_in_no_log() {
        assertThat(new SearchUsers(OWN, "+491", "a@b.c", "Ann", "crm-1", PAGE).toString())
                .doesNotContain("+491", "a@b.c", "Ann", "crm-1");
    }

    /** A user whose phone and reference end with the number of the id. */
    private void register(String userId, long minutes, String name) {
        String number = userId.substring("user-".length());
        log.append(
                userId,
                new UserRegistered(
                        userId,
                        "op-1",
                        "cust-1",
                        name,
                        "+49" + number,
                        userId + "@example.com",
                        "crm-" + number,
                        "phone-" + number,
                        "CNY",
                        "f:1",
                        minute(minutes)));
    }

    private List<String> list(@Nullable UserStatus status, @Nullable Instant updatedSince) {
        return ids(new ListUsers(OWN, status, updatedSince, PAGE));
    }

    private List<String> search(
            @Nullable String phone,
            @Nullable String email,
            @Nullable String namePart,
            @Nullable String reference) {
        return ids(new SearchUsers(OWN, phone, email, namePart, reference, PAGE));
    }

    private List<String> ids(Object query) {
        return idsOf(model.ask(query, UserPage.class));
    }

    private static List<String> idsOf(UserPage page) {
        return page.items().stream().map(UserView::userId).toList();
    }

    private List<String> allPages(int limit) {
        List<String> ids = new ArrayList<>();
        @Nullable String after = null;
        do {
            UserPage page =
                    model.ask(
                            new ListUsers(OWN, null, null, new PageRequest(limit, after)),
                            UserPage.class);
            ids.addAll(idsOf(page));
            after = page.next();
        } while (after != null);
        return ids;
    }

    private List<String> allPagesOfSearch(int limit) {
        List<String> ids = new ArrayList<>();
        @Nullable String after = null;
        do {
            UserPage page =
                    model.ask(
                            new SearchUsers(
                                    OWN, null, null, "ann", null, new PageRequest(limit, after)),
                            UserPage.class);
            ids.addAll(idsOf(page));
            after = page.next();
        } while (after != null);
        return ids;
    }
}
