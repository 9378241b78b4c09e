package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.ReportTime;

/** What a pile said about the start or the end of a transaction. */
record TransactionReport(Kind kind, String transactionId, long meterWh, ReportTime time) {

    enum Kind {
        START,
        STOP
    }
}
