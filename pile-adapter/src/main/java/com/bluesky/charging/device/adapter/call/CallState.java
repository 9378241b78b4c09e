package com.bluesky.charging.device.adapter.call;

/** A call goes through its states in this order and never back. */
public enum CallState {
    QUEUED,
    /** Handed to the link: the pile may have seen it. */
    SENT,
    /** What became of it is stored, and somebody still has to be told. */
    ANSWERED,
    DONE
}
