package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.PageRequest;

/**
 * Asks for the calls to a device of an operator, newest first; answers {@link PileCallPage}. Those
 * that are so long over that they were forgotten are not listed.
 */
public record ListPileCalls(String operatorId, String deviceId, PageRequest page) {}
