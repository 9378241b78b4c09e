package com.bluesky.charging.wallet.query;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface TopUpRows extends Repository<TopUpRow, String>, JpaSpecificationExecutor<TopUpRow> {}
