package com.bluesky.charging.operator.query;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface OperatorRows extends Repository<OperatorRow, String> {

    Optional<OperatorRow> findById(String operatorId);
}
