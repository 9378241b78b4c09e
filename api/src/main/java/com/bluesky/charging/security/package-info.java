/**
 * Who may call: certificates, API keys, access tokens, device passwords, and the order of the
 * filters that every request passes.
 */
@NullMarked
package com.bluesky.charging.security;

import org.jspecify.annotations.NullMarked;
