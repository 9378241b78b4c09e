/** The API's commands to piles, in the words of OCPP 1.6. */
@NullMarked
package com.bluesky.charging.device.web.ocpp;

import org.jspecify.annotations.NullMarked;
