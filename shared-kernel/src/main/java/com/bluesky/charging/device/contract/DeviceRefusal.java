package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.Refusal;

/** Why something of a device cannot be done. */
public sealed interface DeviceRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.CONFLICT;
    }

    /** It is out of service. */
    record DeviceIsRetired() implements DeviceRefusal {

        @Override
        public String code() {
            return "DEVICE_RETIRED";
        }

        @Override
        public String detail() {
            return "The device is out of service for good. Use another device, or register the pile"
                    + " anew: POST /v1/devices.";
        }
    }

    /**
     * A charge runs there.
     *
     * @param connectorId where
     */
    record DeviceIsCharging(int connectorId) implements DeviceRefusal {

        @Override
        public String code() {
            return "DEVICE_IS_CHARGING";
        }

        @Override
        public String detail() {
            return "An order occupies connector "
                    + connectorId
                    + ". Stop it first: POST /v1/orders/{orderId}/stop; where the pile is gone: POST"
                    + " /v1/orders/{orderId}/corrections.";
        }
    }

    /** The pile numbers its connectors, and orders name them by these numbers. */
    record ConnectorsAreFixed(int connectors) implements DeviceRefusal {

        @Override
        public String code() {
            return "CONNECTORS_FIXED";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String detail() {
            return "The device was registered with connectors 1 to "
                    + connectors
                    + " and keeps these. Send all of them, or register the pile anew.";
        }
    }
}
