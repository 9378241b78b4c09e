package com.bluesky.charging.app.events.store;

import java.sql.SQLException;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;

/**
 * Recognises that an event with this sequence number is there already. PostgreSQL says so with
 * SQLState 23505, which a batch wraps in further exceptions.
 */
public final class DuplicateKeys implements PersistenceExceptionResolver {

    private static final String UNIQUE_VIOLATION = "23505";

    @Override
    public boolean isDuplicateKeyViolation(Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isDuplicate(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDuplicate(SQLException first) {
        for (SQLException next = first; next != null; next = next.getNextException()) {
            if (UNIQUE_VIOLATION.equals(next.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
