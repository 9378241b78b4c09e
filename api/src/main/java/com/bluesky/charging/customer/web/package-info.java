/** The API's resources of customers and their API keys. */
@NullMarked
package com.bluesky.charging.customer.web;

import org.jspecify.annotations.NullMarked;
