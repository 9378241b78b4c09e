package com.bluesky.charging.price.query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface PriceAssignmentRows extends Repository<PriceAssignmentRow, String> {

    Optional<PriceAssignmentRow> findById(String assignmentId);

    /** Those of the targets that have a plan now. */
    List<PriceAssignmentRow> findByAssignmentIdInAndPlanIdIsNotNull(
            Collection<String> assignmentIds);

    /** Those of the targets that have, or had, a plan. */
    List<PriceAssignmentRow> findByAssignmentIdIn(Collection<String> assignmentIds);
}
