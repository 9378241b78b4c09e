package com.bluesky.charging.order.query;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface BillRows extends Repository<BillRow, String> {

    Optional<BillRow> findById(String billId);
}
