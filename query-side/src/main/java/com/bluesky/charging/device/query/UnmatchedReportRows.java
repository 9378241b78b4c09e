package com.bluesky.charging.device.query;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface UnmatchedReportRows
        extends Repository<UnmatchedReportRow, String>,
                JpaSpecificationExecutor<UnmatchedReportRow> {}
