package com.bluesky.charging.app.database;

/** The schemas, one for each side, each with migrations of its own. */
enum Side {
    EVENTS("events", true),
    READ("read", true),
    PILE("pile", true),
    VAULT("vault", false);

    private final String schema;
    private final boolean hasProcessors;

    Side(String schema, boolean hasProcessors) {
        this.schema = schema;
        this.hasProcessors = hasProcessors;
    }

    String schema() {
        return schema;
    }

    /** Where its migrations lie on the class path. */
    String[] migrations() {
        String own = "classpath:db/" + schema;
        return hasProcessors ? new String[] {own, "classpath:db/tokens"} : new String[] {own};
    }
}
