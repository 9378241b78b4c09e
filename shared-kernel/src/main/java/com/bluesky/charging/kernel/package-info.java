/**
 * What every feature stands on: refusals, tenants, identifiers, fingerprints, personal data, and
 * the ports.
 */
@NullMarked
package com.bluesky.charging.kernel;

import org.jspecify.annotations.NullMarked;
