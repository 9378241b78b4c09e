package com.bluesky.charging.operator.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.ReadModel;
import com.bluesky.charging.operator.contract.FindOperator;
import com.bluesky.charging.operator.contract.OperatorEvent.OperatorRegistered;
import com.bluesky.charging.operator.contract.OperatorView;
import org.junit.jupiter.api.Test;

class OperatorReadModelTest {

    private final ReadModel model = ReadModel.empty();

    @Test
    void a_registered_operator_is_found() {
        model.project(
                new EventLog()
                        .append(
                                "op-1",
                                new OperatorRegistered(
                                        "op-1", "Sunrise", "CNY", "f:1", EventLog.BEGINNING)));

        assertThat(model.find(new FindOperator("op-1"), OperatorView.class))
                .contains(new OperatorView("op-1", "Sunrise", "CNY", EventLog.BEGINNING, 0));
        assertThat(model.find(new FindOperator("op-2"), OperatorView.class)).isEmpty();
    }
}
