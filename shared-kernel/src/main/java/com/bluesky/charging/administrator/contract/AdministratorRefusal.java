package com.bluesky.charging.administrator.contract;

import com.bluesky.charging.kernel.Refusal;

/** Why a request about an administrator was refused. */
public sealed interface AdministratorRefusal extends Refusal {

    /** Another administrator of the same operator holds this address. */
    record AdministratorEmailTaken() implements AdministratorRefusal {

        @Override
        public String code() {
            return "ADMINISTRATOR_EMAIL_TAKEN";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "Another administrator of the operator has this e-mail address. Use another one,"
                    + " or change or erase that administrator first.";
        }
    }

    /** The administrator was erased. */
    record AdministratorIsErased() implements AdministratorRefusal {

        @Override
        public String code() {
            return "ADMINISTRATOR_ERASED";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The administrator was erased, which is for ever. Register a new one.";
        }
    }
}
