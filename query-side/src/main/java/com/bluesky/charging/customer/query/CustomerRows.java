package com.bluesky.charging.customer.query;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface CustomerRows extends Repository<CustomerRow, String> {

    Optional<CustomerRow> findById(String customerId);
}
