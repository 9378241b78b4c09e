package com.bluesky.charging.kernel;

/** Port: the passwords of piles. They are random, shown once, and stored as keyed hashes. */
public interface DeviceCredentials {

    /** Makes a new password of 20 printable ASCII characters for a device; the former one ends. */
    String issue(String deviceId);

    /** Whether this is the password of that device. False for unknown devices, in the same time. */
    boolean verify(String deviceId, String password);
}
