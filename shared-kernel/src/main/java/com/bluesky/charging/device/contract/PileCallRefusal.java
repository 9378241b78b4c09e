package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.Refusal;

/** Why a pile is not called. That it has no link: {@link ConnectorRefusal.DeviceOffline}. */
public sealed interface PileCallRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.INVALID;
    }

    /** The operator has no such device. */
    record UnknownDevice() implements PileCallRefusal {

        @Override
        public String code() {
            return "DEVICE_NOT_FOUND";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "Your operator has no device with this id. GET /v1/devices lists those that"
                    + " it has.";
        }
    }

    /** As many commands wait for the pile as may. */
    record CommandQueueFull(int openCommands) implements PileCallRefusal {

        @Override
        public String code() {
            return "COMMAND_QUEUE_FULL";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The pile has "
                    + openCommands
                    + " commands to answer already. Try again when it answered some.";
        }
    }

    /** OCPP does not allow the command to say that. */
    record CommandNotValid(String reason) implements PileCallRefusal {

        @Override
        public String code() {
            return "COMMAND_NOT_VALID";
        }

        @Override
        public String detail() {
            return "OCPP does not allow this: "
                    + reason
                    + ". Correct the body by the schema of the operation.";
        }
    }

    /** It does not fit into one frame. */
    record CommandTooLarge(int maxBytes) implements PileCallRefusal {

        @Override
        public String code() {
            return "COMMAND_TOO_LARGE";
        }

        @Override
        public String detail() {
            return "A command may have " + maxBytes + " bytes. Send a list in several parts.";
        }
    }

    /** The server would not know the new password. */
    record PasswordNotConfigurable() implements PileCallRefusal {

        @Override
        public String code() {
            return "PASSWORD_NOT_CONFIGURABLE";
        }

        @Override
        public String detail() {
            return "The password of a pile is not changed as a configuration key: the server would"
                    + " not know it. Get another one: POST /v1/devices/{deviceId}/password.";
        }
    }

    /** The pile has no such transaction, or not of somebody whose the caller may stop. */
    record UnknownTransaction() implements PileCallRefusal {

        @Override
        public String code() {
            return "TRANSACTION_NOT_FOUND";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "The device has no such transaction, or it is another customer's. Check the number; your own"
                    + " charge is stopped by POST /v1/orders/{orderId}/stop.";
        }
    }
}
