package com.bluesky.charging.device.adapter.call;

import com.bluesky.charging.device.adapter.call.DeviceCallTable.Listed;
import com.bluesky.charging.device.contract.FindPileCall;
import com.bluesky.charging.device.contract.ListPileCalls;
import com.bluesky.charging.device.contract.PileCallPage;
import com.bluesky.charging.device.contract.PileCallView;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers what was asked of piles, and what became of it. */
@Component
final class DeviceCallQueries {

    private final DeviceCallTable calls;

    DeviceCallQueries(DeviceCallTable calls) {
        this.calls = calls;
    }

    @QueryHandler
    Optional<PileCallView> find(FindPileCall query) {
        return calls.find(query.operatorId(), query.deviceId(), query.callId());
    }

    @QueryHandler
    PileCallPage list(ListPileCalls query) {
        String after = query.page().after();
        int limit = query.page().limit();
        List<Listed> fetched =
                calls.list(
                        query, after == null ? Long.MAX_VALUE : Long.parseLong(after), limit + 1);
        List<Listed> page = fetched.subList(0, Math.min(limit, fetched.size()));
        return new PileCallPage(
                page.stream().map(Listed::view).toList(),
                fetched.size() > limit ? String.valueOf(page.getLast().callId()) : null);
    }
}
