/**
 * OCPP-J 1.6 on the wire: frames, their limits, error codes and JSON schemas, without any framework
 * but a JSON parser.
 */
@NullMarked
package com.bluesky.charging.device.adapter.wire;

import org.jspecify.annotations.NullMarked;
