package com.bluesky.charging.simulator;

/** Opens WebSockets to the server. What misbehaves on the way to the server wraps one of these. */
interface PileTransport {

    /** Opens a socket; returns at once. */
    void open(Events events);

    /** What happens to one socket; called one at a time, from any thread. */
    interface Events {

        void opened(PileSocket socket);

        void received(String text);

        /** It could not be opened or is open no longer; may be told more than once. */
        void closed(String why);
    }
}
