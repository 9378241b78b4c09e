package com.bluesky.charging.device.adapter.report;

import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.kernel.ReportTime;

/**
 * Who wants to know what a pile says of a connector, after that is recorded and unless it said
 * something later before; found by type.
 */
public interface StatusFollower {

    /** Follows a report; what it does is stored when it returns, and safe to repeat. */
    void follow(String deviceId, int connectorId, ConnectorStatus status, ReportTime time);
}
