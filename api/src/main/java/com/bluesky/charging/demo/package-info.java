/**
 * The demo: the main job through the public HTTPS API only, with a pile that it simulates itself,
 * told step by step.
 */
@NullMarked
package com.bluesky.charging.demo;

import org.jspecify.annotations.NullMarked;
