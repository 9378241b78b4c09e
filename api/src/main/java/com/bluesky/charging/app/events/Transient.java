package com.bluesky.charging.app.events;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Failures after which the same command may succeed: another command wrote to the same stream or
 * created it, or the database was lost. Commands are safe to repeat, so it does not matter whether
 * a lost database had stored the first try.
 */
final class Transient {

    /**
     * SQLState classes: connection exception, operator intervention, transaction rollback; and the
     * end of a transaction that said nothing for too long.
     */
    private static final String LOST = "08|57|40|25P03";

    private Transient() {}

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isByItself(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isByItself(Throwable failure) {
        return switch (failure) {
            case ConcurrencyException clash -> true;
            case AggregateStreamCreationException clash -> true;
            case TransientDataAccessException lost -> true;
            case DataAccessResourceFailureException lost -> true;
            case CannotCreateTransactionException lost -> true;
            case SQLTransientException lost -> true;
            case SQLRecoverableException lost -> true;
            case SQLException sql ->
                    sql.getSQLState() != null && sql.getSQLState().matches("(" + LOST + ").*");
            default -> false;
        };
    }
}
