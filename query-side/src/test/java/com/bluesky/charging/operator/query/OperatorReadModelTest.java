package com.bluesky.charging.operator.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.ReadModel;
import com.bluesky.charging.operator.contract.FindOperator;
import com.bluesky.charging.operator.contract.ListOperators;
import com.bluesky.charging.operator.contract.OperatorEvent.OperatorChanged;
import com.bluesky.charging.operator.contract.OperatorEvent.OperatorRegistered;
import com.bluesky.charging.operator.contract.OperatorPage;
import com.bluesky.charging.operator.contract.OperatorView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OperatorReadModelTest {

    private final ReadModel model = ReadModel.empty();
    private final EventLog log = new EventLog();

    @Test
    void a_registered_operator_is_found() {
        model.project(log.append("op-1", registered("op-1", 0)));

        assertThat(model.find(new FindOperator("op-1"), OperatorView.class))
                .contains(new OperatorView("op-1", "Sunrise", "CNY", minute(0), recorded(0), 0));
        assertThat(model.find(new FindOperator("op-2"), OperatorView.class)).isEmpty();
    }

    @Test
    void an_operator_that_got_another_name_is_shown_with_it() {
        model.project(log.append("op-1", registered("op-1", 0), renamed("op-1")));

        assertThat(model.find(new FindOperator("op-1"), OperatorView.class))
                .contains(new OperatorView("op-1", "Sunset", "CNY", minute(0), recorded(1), 1));
    }

    @Test
    void operators_are_listed_oldest_first_page_by_page() {
        log.append("op-2", registered("op-2", 5))
                .append("op-1", registered("op-1", 1))
                .append("op-3", registered("op-3", 5));
        model.project(log);

        OperatorPage first = list(null, new PageRequest(2, null));
        OperatorPage second = list(null, new PageRequest(2, first.next()));

        assertThat(ids(first)).containsExactly("op-1", "op-2");
        assertThat(ids(second)).containsExactly("op-3");
        assertThat(second.next()).isNull();
    }

    @Test
    void who_asks_what_changed_gets_what_was_recorded_at_that_instant_or_later() {
        log.append("op-1", registered("op-1", 0))
                .append("op-2", registered("op-2", 0))
                .append("op-1", renamed("op-1"));
        model.project(log);
        PageRequest page = new PageRequest(200, null);

        assertThat(ids(list(recorded(1), page))).containsExactly("op-1", "op-2");
        assertThat(ids(list(recorded(1).plusMillis(1), page))).containsExactly("op-1");
        assertThat(ids(list(recorded(2), page))).containsExactly("op-1");
        assertThat(ids(list(recorded(2).plusMillis(1), page))).isEmpty();
    }

    private OperatorPage list(@Nullable Instant updatedSince, PageRequest page) {
        return model.ask(new ListOperators(updatedSince, page), OperatorPage.class);
    }

    private static List<String> ids(OperatorPage page) {
        return page.items().stream().map(OperatorView::operatorId).toList();
    }

    private static Instant recorded(long second) {
        return EventLog.BEGINNING.plusSeconds(second);
    }

    private static OperatorRegistered registered(String operatorId, long minute) {
        return new OperatorRegistered(operatorId, "Sunrise", "CNY", "f:1", minute(minute));
    }

    private static OperatorChanged renamed(String operatorId) {
        return new OperatorChanged(operatorId, "Sunset", 0, "f:2", minute(9));
    }
}
