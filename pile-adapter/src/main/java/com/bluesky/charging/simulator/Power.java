package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.contract.Misbehaviour.ForgetTransactionIds;
import com.bluesky.charging.simulator.contract.Reboot;
import java.time.Duration;
import java.util.List;

/** Lets a pile go down and come back. */
final class Power {

    private final Turns turns;
    private final Faults faults;
    private final Uplink uplink;
    private final Outbox outbox;
    private final Registration registration;
    private final List<PileConnector> connectors;
    private final Duration bootTime;
    private boolean going;

    Power(
            Turns turns,
            Faults faults,
            Uplink uplink,
            Outbox outbox,
            Registration registration,
            List<PileConnector> connectors,
            Duration bootTime) {
        this.turns = turns;
        this.faults = faults;
        this.uplink = uplink;
        this.outbox = outbox;
        this.registration = registration;
        this.connectors = List.copyOf(connectors);
        this.bootTime = bootTime;
    }

    /** Reboots by itself. */
    void reboot(Reboot how) {
        reboot(how, how == Reboot.SOFT ? "Reboot" : "PowerLoss");
    }

    /** Reboots because the server wants it to, once that was answered. */
    void reset(boolean hard) {
        if (hard) {
            turns.after(bootTime, () -> reboot(Reboot.POWER_LOSS, "HardReset"));
        } else {
            reboot(Reboot.SOFT, "SoftReset");
        }
    }

    /**
     * Reboots; one that is rebooting already does nothing more.
     *
     * @param reason why charges that run end (OCPP 1.6 §7.37)
     */
    void reboot(Reboot how, String reason) {
        if (going) {
            return;
        }
        going = true;
        if (how == Reboot.SOFT) {
            connectors.forEach(connector -> connector.end(reason, null));
            // Long enough for what was just reported to be answered.
            turns.after(bootTime, () -> goDown(how, reason));
        } else {
            goDown(how, reason);
        }
    }

    private void goDown(Reboot how, String reason) {
        registration.forget();
        uplink.powerOff();
        connectors.forEach(connector -> connector.powerOff(how, reason, this::spoil));
        outbox.restarted(how == Reboot.POWER_LOSS_FORGOTTEN);
        turns.after(bootTime, this::comeUp);
    }

    private void comeUp() {
        going = false;
        connectors.forEach(PileConnector::powerOn);
        uplink.powerOn();
    }

    private void spoil(Charge charge) {
        faults.now(ForgetTransactionIds.class)
                .ifPresent(how -> charge.forgetTransactionId(how.toldInstead()));
    }
}
