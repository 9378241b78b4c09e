/**
 * Benchmarks: the real application in this process, on a fresh embedded PostgreSQL, under a stated
 * load. What they measure and how it is to be read is in {@code benchmarks/README.md}.
 */
@NullMarked
package com.bluesky.charging.bench;

import org.jspecify.annotations.NullMarked;
