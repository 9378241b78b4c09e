/**
 * What the resources of all features share: problem documents, idempotency keys, the caller, and
 * the way to the command and query buses.
 */
@NullMarked
package com.bluesky.charging.web;

import org.jspecify.annotations.NullMarked;
