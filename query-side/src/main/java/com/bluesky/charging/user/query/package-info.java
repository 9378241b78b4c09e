/** The read model of users and their cards, the only one that holds personal data. */
@NullMarked
package com.bluesky.charging.user.query;

import org.jspecify.annotations.NullMarked;
