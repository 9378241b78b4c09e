package com.bluesky.charging.app.events;

/** The other nodes on the same event store: told of new events, and heard when they tell. */
interface Neighbours extends AutoCloseable {

    /** No others: a database that comes with the application is its own. */
    Neighbours NONE =
            new Neighbours() {
                @Override
                public void listen(Runnable onNews) {}

                @Override
                public void announce() {}

                @Override
                public void close() {}
            };

    /**
     * Begins to listen; called once.
     *
     * @param onNews called when another node may have stored events
     */
    void listen(Runnable onNews);

    /** Tells the others that events were stored. Returns at once; many calls become one message. */
    void announce();

    @Override
    void close();
}
