package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.Refusal;

/** Why a connector cannot be taken. */
public sealed interface ConnectorRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.CONFLICT;
    }

    /** Another order occupies it. */
    record ConnectorBusy() implements ConnectorRefusal {

        @Override
        public String code() {
            return "CONNECTOR_BUSY";
        }

        @Override
        public String detail() {
            return "Another order occupies the connector. Choose another one, or try again when"
                    + " GET /v1/devices/{deviceId}/status says that it is free.";
        }
    }

    /** The pile says that it cannot charge there now. */
    record ConnectorUnavailable(ConnectorStatus status) implements ConnectorRefusal {

        @Override
        public String code() {
            return "CONNECTOR_UNAVAILABLE";
        }

        @Override
        public String detail() {
            return "The pile reports the connector as "
                    + status
                    + ". Choose another one or try again later.";
        }
    }

    /** No price plan is assigned to it, its device, its site or its operator. */
    record ConnectorHasNoTariff() implements ConnectorRefusal {

        @Override
        public String code() {
            return "CONNECTOR_HAS_NO_TARIFF";
        }

        @Override
        public String detail() {
            return "No price plan is assigned to the connector. Choose another one, or have a"
                    + " plan assigned: PUT"
                    + " /v1/devices/{deviceId}/connectors/{connectorId}/price-plan.";
        }
    }

    /** The order is already over for this connector. */
    record OccupancyIsOver() implements ConnectorRefusal {

        @Override
        public String code() {
            return "OCCUPANCY_IS_OVER";
        }

        @Override
        public String detail() {
            return "The order released the connector already. Start another order to charge"
                    + " again: POST /v1/orders.";
        }
    }

    /** The device has no such connector. */
    record UnknownConnector() implements ConnectorRefusal {

        @Override
        public String code() {
            return "CONNECTOR_NOT_FOUND";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "The device has no such connector. GET /v1/devices/{deviceId} lists those"
                    + " that it has.";
        }
    }

    /** The pile has no link to us, so nobody can start it. */
    record DeviceOffline() implements ConnectorRefusal {

        @Override
        public String code() {
            return "DEVICE_OFFLINE";
        }

        @Override
        public String detail() {
            return "The pile is not connected at present. Choose another one or try again later.";
        }
    }

    /** The operator has not admitted the pile, or not yet. */
    record DeviceNotAdmitted(DeviceAdmission admission) implements ConnectorRefusal {

        @Override
        public String code() {
            return "DEVICE_NOT_ADMITTED";
        }

        @Override
        public String detail() {
            return "The operator has not admitted the pile: it is "
                    + admission
                    + ". Choose another one, or have it admitted: PUT"
                    + " /v1/devices/{deviceId}/admission.";
        }
    }
}
