package com.bluesky.charging.user.query;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface CardRows extends Repository<CardRow, String>, JpaSpecificationExecutor<CardRow> {}
