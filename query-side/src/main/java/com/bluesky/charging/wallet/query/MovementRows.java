package com.bluesky.charging.wallet.query;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface MovementRows
        extends Repository<MovementRow, MovementRow.Key>, JpaSpecificationExecutor<MovementRow> {}
