package com.bluesky.charging.app.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DefaultDeadLetterStatementFactory;
import org.axonframework.serialization.Serializer;

/**
 * Mends the paging of Axon 4.13.0's dead-letter queue. It takes the number of rows to skip for a
 * sequence index to begin at: of many parked sequences only the first page could ever be retried,
 * and a long sequence was listed with repeats.
 */
final class DeadLetterStatements extends DefaultDeadLetterStatementFactory<EventMessage<?>> {

    private final int pageSize;

    /**
     * @param pageSize the queue's, which it does not tell when it asks for a sequence
     */
    DeadLetterStatements(Serializer general, Serializer events, int pageSize) {
        super(
                DefaultDeadLetterStatementFactory.<EventMessage<?>>builder()
                        .schema(Schemas.deadLetters())
                        .genericSerializer(general)
                        .eventSerializer(events));
        this.pageSize = pageSize;
    }

    @Override
    public PreparedStatement letterSequenceStatement(
            Connection connection, String group, String sequence, int offset, int maxSize)
            throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(
                        """
                        SELECT * FROM dead_letter_entry
                        WHERE processing_group = ? AND sequence_identifier = ?
                        ORDER BY sequence_index
                        LIMIT ? OFFSET ?
                        """);
        statement.setString(1, group);
        statement.setString(2, sequence);
        statement.setInt(3, Math.min(maxSize, pageSize));
        statement.setInt(4, offset);
        return statement;
    }

    @Override
    public PreparedStatement claimableSequencesStatement(
            Connection connection, String group, Instant claimedBefore, int offset, int maxSize)
            throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(
                        """
                        SELECT letter.* FROM dead_letter_entry letter
                        WHERE letter.processing_group = ?
                        AND letter.sequence_index = (
                            SELECT min(first.sequence_index) FROM dead_letter_entry first
                            WHERE first.processing_group = letter.processing_group
                            AND first.sequence_identifier = letter.sequence_identifier)
                        AND (letter.processing_started IS NULL OR letter.processing_started < ?)
                        ORDER BY letter.last_touched, letter.dead_letter_identifier
                        LIMIT ? OFFSET ?
                        """);
        statement.setString(1, group);
        statement.setString(2, DateTimeUtils.formatInstant(claimedBefore));
        statement.setInt(3, maxSize);
        statement.setInt(4, offset);
        return statement;
    }
}
