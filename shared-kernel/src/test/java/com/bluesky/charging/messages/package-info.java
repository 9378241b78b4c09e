/**
 * Tests of what all messages have in common: how they look as JSON, and what they may be made of.
 */
@NullMarked
package com.bluesky.charging.messages;

import org.jspecify.annotations.NullMarked;
