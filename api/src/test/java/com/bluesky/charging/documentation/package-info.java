/** Holds the documents to what the repository contains. */
@NullMarked
package com.bluesky.charging.documentation;

import org.jspecify.annotations.NullMarked;
