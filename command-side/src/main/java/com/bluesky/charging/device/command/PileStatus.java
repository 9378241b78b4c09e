package com.bluesky.charging.device.command;

import com.bluesky.charging.device.contract.ConnectorCommand.RecordConnectorStatus;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorStatusChanged;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceCommand.RecordDeviceStatus;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceStatusChanged;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a pile said of a connector or of itself.
 *
 * @param at by the pile's time
 */
record PileStatus(
        ConnectorStatus status,
        String errorCode,
        @Nullable String info,
        @Nullable String vendorErrorCode,
        Instant at) {

    /** What is known before the pile has said anything. */
    static final PileStatus UNTOLD =
            new PileStatus(ConnectorStatus.UNKNOWN, "NoError", null, null, Instant.EPOCH);

    static PileStatus of(RecordConnectorStatus c) {
        return new PileStatus(
                c.status(), c.errorCode(), c.info(), c.vendorErrorCode(), c.time().at());
    }

    static PileStatus of(ConnectorStatusChanged e) {
        return new PileStatus(
                e.status(), e.errorCode(), e.info(), e.vendorErrorCode(), e.time().at());
    }

    static PileStatus of(RecordDeviceStatus c) {
        return new PileStatus(
                c.status(), c.errorCode(), c.info(), c.vendorErrorCode(), c.time().at());
    }

    static PileStatus of(DeviceStatusChanged e) {
        return new PileStatus(
                e.status(), e.errorCode(), e.info(), e.vendorErrorCode(), e.time().at());
    }

    /** What is remembered of a doubted status, to know its repeat. */
    PileStatus inShort() {
        return new PileStatus(status, errorCode, null, null, at);
    }

    boolean saysTheSameAs(PileStatus other) {
        return status == other.status
                && errorCode.equals(other.errorCode)
                && Objects.equals(info, other.info)
                && Objects.equals(vendorErrorCode, other.vendorErrorCode);
    }

    boolean isBefore(PileStatus other) {
        return at.isBefore(other.at);
    }
}
