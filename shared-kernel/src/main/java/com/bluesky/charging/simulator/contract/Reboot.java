package com.bluesky.charging.simulator.contract;

/** How a pile goes down and comes back. Each time it boots and tells its status anew. */
public enum Reboot {
    /**
     * In order: charges end with a StopTransaction, reason {@code Reboot}, before it goes down; the
     * vehicle stays.
     */
    SOFT,
    /** The power fails; it tells the StopTransaction, reason {@code PowerLoss}, once it is back. */
    POWER_LOSS,
    /**
     * The power fails and nothing was kept: no StopTransaction, no waiting reports. The vehicle has
     * left meanwhile, so the connectors come back as Available.
     */
    POWER_LOSS_FORGOTTEN,
    /** The power fails, and it goes on with its charges once it is back. */
    POWER_LOSS_RESUMED
}
