package com.bluesky.charging.device.contract;

/**
 * What a connector is.
 *
 * @param connectorId OCPP's number on the device, from 1
 * @param plug the kind of plug, such as {@code TYPE_2}, {@code CCS_2}, {@code GB_T_DC}
 * @param maxPowerWatts what it can deliver
 */
public record ConnectorSpec(
        int connectorId, String plug, CurrentType currentType, int maxPowerWatts) {

    /** Alternating or direct current. */
    public enum CurrentType {
        AC,
        DC
    }
}
