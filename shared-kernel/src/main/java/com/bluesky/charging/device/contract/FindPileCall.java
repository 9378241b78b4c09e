package com.bluesky.charging.device.contract;

/** Asks for one call to a device of an operator; answers an optional {@link PileCallView}. */
public record FindPileCall(String operatorId, String deviceId, String callId) {}
