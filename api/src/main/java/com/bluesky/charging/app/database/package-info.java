/**
 * PostgreSQL, the one that is started along or one outside: its schemas, migrations and
 * connections.
 */
@NullMarked
package com.bluesky.charging.app.database;

import org.jspecify.annotations.NullMarked;
