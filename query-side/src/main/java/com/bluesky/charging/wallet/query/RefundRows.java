package com.bluesky.charging.wallet.query;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface RefundRows extends Repository<RefundRow, String>, JpaSpecificationExecutor<RefundRow> {}
