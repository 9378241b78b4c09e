package com.bluesky.charging.administrator.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorChanged;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorDeactivated;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorErased;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorReactivated;
import com.bluesky.charging.administrator.contract.AdministratorPage;
import com.bluesky.charging.administrator.contract.AdministratorView;
import com.bluesky.charging.administrator.contract.FindAdministrator;
import com.bluesky.charging.administrator.contract.ListAdministrators;
import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.ReadModel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdministratorReadModelTest {

    private static final PageRequest PAGE = new PageRequest(200, null);

    private final ReadModel model = ReadModel.empty();
    private final EventLog log =
            new EventLog().append("adm-1", Facts.administrator("op-1", "adm-1", minute(0)));

    @Test
    void an_administrator_is_shown_as_of_the_latest_event() {
        model.project(log);
        assertThat(found())
                .isEqualTo(view("Chen Hua", "chen@example.com", null, null, recorded(0), 0));

        log.append(
                "adm-1",
                new AdministratorChanged(
                        "adm-1", "op-1", "Chen", "c@example.com", "email-2", 0, "f:2", minute(1)),
                new AdministratorDeactivated("adm-1", "op-1", minute(2)));
        model.project(log);
        assertThat(found())
                .isEqualTo(view("Chen", "c@example.com", minute(2), null, recorded(2), 2));

        log.append("adm-1", new AdministratorReactivated("adm-1", "op-1", minute(3)));
        model.project(log);
        assertThat(found()).isEqualTo(view("Chen", "c@example.com", null, null, recorded(3), 3));
    }

    @Test
    void of_an_erased_administrator_nothing_personal_is_left() {
        log.append("adm-1", new AdministratorErased("adm-1", "op-1", minute(4)));
        model.project(log);

        assertThat(found()).isEqualTo(view(null, null, null, minute(4), recorded(1), 1));
    }

    @Test
    void administrators_of_another_operator_are_not_there() {
        log.append("adm-2", Facts.administrator("op-2", "adm-2", minute(0)));
        model.project(log);

        assertThat(model.find(new FindAdministrator("op-2", "adm-1"), AdministratorView.class))
                .isEmpty();
        assertThat(ids(list("op-1", null, PAGE))).containsExactly("adm-1");
        assertThat(ids(list("op-3", null, PAGE))).isEmpty();
    }

    @Test
    void administrators_are_listed_oldest_first_page_by_page() {
        log.append("adm-3", Facts.administrator("op-1", "adm-3", minute(1)))
                .append("adm-2", Facts.administrator("op-1", "adm-2", minute(1)));
        model.project(log);

        AdministratorPage first = list("op-1", null, new PageRequest(2, null));
        AdministratorPage second = list("op-1", null, new PageRequest(2, first.next()));

        assertThat(ids(first)).containsExactly("adm-1", "adm-2");
        assertThat(ids(second)).containsExactly("adm-3");
        assertThat(second.next()).isNull();
    }

    @Test
    void who_asks_what_changed_is_told_of_erasures_too() {
        log.append("adm-2", Facts.administrator("op-1", "adm-2", minute(1)))
                .append("adm-1", new AdministratorErased("adm-1", "op-1", minute(4)));
        model.project(log);

        assertThat(ids(list("op-1", recorded(1), PAGE))).containsExactly("adm-1", "adm-2");
        assertThat(ids(list("op-1", recorded(2), PAGE))).containsExactly("adm-1");
        assertThat(ids(list("op-1", recorded(2).plusMillis(1), PAGE))).isEmpty();
    }

    private AdministratorView found() {
        return model.find(new FindAdministrator("op-1", "adm-1"), AdministratorView.class)
                .orElseThrow();
    }

    private AdministratorPage list(
            String operatorId, @Nullable Instant updatedSince, PageRequest page) {
        return model.ask(
                new ListAdministrators(operatorId, updatedSince, page), AdministratorPage.class);
    }

    private static List<String> ids(AdministratorPage page) {
        return page.items().stream().map(AdministratorView::administratorId).toList();
    }

    private static Instant recorded(long second) {
        return EventLog.BEGINNING.plusSeconds(second);
    }

    private static AdministratorView view(
            @Nullable String name,
            @Nullable String email,
            @Nullable Instant deactivatedAt,
            @Nullable Instant erasedAt,
            Instant updatedAt,
            long version) {
        return new AdministratorView(
                "adm-1",
                "op-1",
                name,
                email,
                minute(0),
                deactivatedAt,
                erasedAt,
                updatedAt,
                version);
    }
}
