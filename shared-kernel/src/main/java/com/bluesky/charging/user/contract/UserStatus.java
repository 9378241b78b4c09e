package com.bluesky.charging.user.contract;

/** What a user may do. */
public enum UserStatus {
    /** Everything. */
    ACTIVE,
    /** Begins no charges; a charge that runs goes on. */
    DEACTIVATED,
    /** Was forgotten, and stays so. */
    ERASED
}
