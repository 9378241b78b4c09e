package com.bluesky.charging.device.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of reports that belong to nothing; {@code next} is null on the last one. */
public record UnmatchedReportPage(List<UnmatchedReportView> items, @Nullable String next) {}
