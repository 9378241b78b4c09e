package com.bluesky.charging.conformance;

import static org.awaitility.Awaitility.await;

import com.bluesky.charging.simulator.contract.Misbehaviour;
import com.bluesky.charging.simulator.contract.Reboot;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import java.time.Duration;
import java.util.Map;

/** The project's simulator, as a scenario sees it. */
record SimulatorPile(SimulatedPile pile) implements Pile {

    @Override
    public String deviceId() {
        return pile.deviceId();
    }

    /** Links, and waits until it may report. */
    @Override
    public void link() {
        pile.connect();
        awaitReady();
    }

    private void awaitReady() {
        await().atMost(OcppClient.PATIENCE).until(() -> pile.state().ready());
    }

    @Override
    public void unlink() {
        pile.disconnect();
    }

    @Override
    public void loseEverything() {
        pile.reboot(Reboot.POWER_LOSS_FORGOTTEN);
    }

    @Override
    public void loseItsPower() {
        pile.reboot(Reboot.POWER_LOSS_RESUMED);
    }

    @Override
    public void resetMeter() {
        pile.resetMeter(1);
    }

    @Override
    public void setClockWrong(Duration by) {
        pile.misbehave(new Misbehaviour.WrongClock(by, false));
    }

    @Override
    public void repeatItself() {
        pile.misbehave(new Misbehaviour.RepeatReports(Misbehaviour.ANY_ACTION, false));
    }

    /** Its meter begins at 0. */
    @Override
    public long meteredWh() {
        return pile.state().connector(1).meterWh();
    }

    @Override
    public void keepEnds() {
        pile.misbehave(new Misbehaviour.LoseReports("MeterValues"));
        pile.misbehave(new Misbehaviour.HoldBack("StopTransaction", "SecurityEventNotification"));
    }

    @Override
    public void tellEnds() {
        pile.behave();
    }

    @Override
    public void report(String action, Map<String, ?> payload) {
        pile.report(action, Json.text(payload));
    }

    @Override
    public void plugIn() {
        pile.plugIn(1);
    }

    @Override
    public void unplug() {
        pile.unplug(1);
    }

    @Override
    public void presentCard(String tag) {
        pile.presentCard(1, tag);
    }

    /** Its ConnectionTimeOut passes by itself. */
    @Override
    public void waitInVain() {}

    @Override
    public void suspend() {
        pile.suspend(1, SimulatedPile.Pause.BY_VEHICLE);
    }

    @Override
    public void resume() {
        pile.resume(1);
    }

    @Override
    public void meetNext(String action, Manner manner) {
        pile.misbehave(
                switch (manner) {
                    case OBEYS_UNANSWERED -> new Misbehaviour.ObeyUnanswered(action);
                    case ACCEPTS_IN_VAIN -> new Misbehaviour.AcceptInVain(action);
                    case REFUSES -> new Misbehaviour.Refuse(action, "Rejected");
                    case IS_SILENT -> new Misbehaviour.NeverAnswer(action);
                },
                1);
    }

    @Override
    public void failNext(String action, String code) {
        pile.misbehave(new Misbehaviour.AnswerWithError(action, code), 1);
    }

    @Override
    public void answerNext(String action, String json) {
        pile.misbehave(new Misbehaviour.AnswerWith(action, json), 1);
    }

    @Override
    public void awaitMet() {
        await().atMost(OcppClient.PATIENCE).until(() -> pile.state().misbehaviours().isEmpty());
    }

    @Override
    public void close() {
        pile.close();
    }
}
