package com.bluesky.charging.order.query;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface BillRows extends Repository<BillRow, String> {

    Optional<BillRow> findById(String billId);

    List<BillRow> findByOrderIdOrderByEventSequence(String orderId);
}
