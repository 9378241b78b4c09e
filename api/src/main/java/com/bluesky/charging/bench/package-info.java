/**
 * Benchmarks: the real application on a fresh embedded PostgreSQL under a stated load, one package
 * for each kind of work, {@code rig} for what they share. What they measure and how it is to be
 * read is in {@code benchmarks/README.md}.
 */
@NullMarked
package com.bluesky.charging.bench;

import org.jspecify.annotations.NullMarked;
