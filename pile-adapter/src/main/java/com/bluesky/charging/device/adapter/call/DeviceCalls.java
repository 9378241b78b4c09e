package com.bluesky.charging.device.adapter.call;

import com.bluesky.charging.device.adapter.call.AnswerFollower.Answer;
import com.bluesky.charging.device.adapter.call.DeviceCallTable.Ending;
import com.bluesky.charging.device.adapter.link.CallOutcome;
import com.bluesky.charging.device.adapter.link.CallOutcome.Answered;
import com.bluesky.charging.device.adapter.link.CallOutcome.Failed;
import com.bluesky.charging.device.adapter.link.CallOutcome.NotSent;
import com.bluesky.charging.device.adapter.link.CallOutcome.Unanswered;
import com.bluesky.charging.device.adapter.link.PileLinks;
import com.bluesky.charging.device.adapter.link.PileRequest;
import com.bluesky.charging.device.adapter.report.Recorder.Cause;
import com.bluesky.charging.device.contract.NotSentReason;
import com.bluesky.charging.device.contract.PileCallState;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The calls that people and automations ask for, and what their outcomes mean. */
@Component
final class DeviceCalls implements Calls<DeviceCall> {

    private final DeviceCallTable calls;
    private final List<AnswerFollower> followers;
    private final CallBell bell;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeviceCalls(
            DeviceCallTable calls,
            List<AnswerFollower> followers,
            CallBell bell,
            @Qualifier("pileTransactionManager") PlatformTransactionManager transactions,
            Clock clock) {
        this.calls = calls;
        this.followers = List.copyOf(followers);
        this.bell = bell;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public CallTable<DeviceCall> table() {
        return calls.table();
    }

    @Override
    public PileRequest request(CallRow<DeviceCall> row) {
        return new PileRequest(
                row.content().action(), object(row.content().payload()), row.expiresAt());
    }

    /** Behind what the pile said before: a boot is answered before anything is asked. */
    @Override
    public CompletableFuture<CallOutcome> send(
            PileLinks links, String deviceId, PileRequest request) {
        return links.callInTurn(deviceId, request);
    }

    @Override
    public Optional<DeviceCall> settle(CallRow<DeviceCall> row, CallOutcome outcome) {
        DeviceCall call = row.content();
        boolean toBeTold =
                outcome instanceof Answered
                        && followers.stream().anyMatch(each -> each.follows(call.action()));
        Ending ending = ending(outcome, toBeTold ? CallState.ANSWERED : CallState.DONE);
        transaction.executeWithoutResult(status -> {
            calls.settle(row.callId(), ending, clock.instant());
            bell.ringAfterCommit(); // It is the turn of the next one.
        });
        return toBeTold
                ? Optional.of(
                        new DeviceCall(
                                call.publicId(),
                                call.action(),
                                null,
                                call.shown(),
                                ending.response()))
                : Optional.empty();
    }

    private static Ending ending(CallOutcome outcome, CallState next) {
        return switch (outcome) {
            case Answered(ObjectNode payload) ->
                    new Ending(
                            next,
                            PileCallState.ANSWERED,
                            Masks.masked(payload).toString(),
                            null,
                            null);
            case Failed(var code, String description) ->
                    new Ending(next, PileCallState.FAILED, null, code.wireName(), description);
            case NotSent(NotSentReason reason) ->
                    new Ending(next, PileCallState.NOT_SENT, null, reason.name(), reason.detail());
            case Unanswered(String why) ->
                    new Ending(next, PileCallState.UNANSWERED, null, null, why);
        };
    }

    @Override
    public void tell(CallRow<DeviceCall> row) {
        DeviceCall call = row.content();
        Answer answer =
                new Answer(
                        row.deviceId(),
                        call.action(),
                        object(call.shown()),
                        object(call.response()),
                        clock.instant(),
                        new Cause(null, call.publicId()));
        followers.stream()
                .filter(follower -> follower.follows(call.action()))
                .forEach(follower -> follower.follow(answer));
    }

    private static ObjectNode object(@Nullable String json) {
        if (json == null) {
            throw new IllegalStateException("What is needed of this call was forgotten.");
        }
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }
}
