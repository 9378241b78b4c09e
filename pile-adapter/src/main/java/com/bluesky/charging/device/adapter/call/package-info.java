/**
 * Calls to piles, durable from the request to the told answer: the one way on which all of them are
 * sent, and those that people and automations ask for.
 */
@NullMarked
package com.bluesky.charging.device.adapter.call;

import org.jspecify.annotations.NullMarked;
