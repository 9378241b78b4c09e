package com.bluesky.charging.administrator.query;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface AdministratorRows extends Repository<AdministratorRow, String> {

    Optional<AdministratorRow> findByAdministratorIdAndOperatorId(
            String administratorId, String operatorId);
}
