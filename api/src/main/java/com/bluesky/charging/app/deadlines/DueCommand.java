package com.bluesky.charging.app.deadlines;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What is stored of a deadline.
 *
 * @param type the logical name of the command, such as {@code order.ExpireStart}
 * @param command its content
 * @param metadata the conversation that it belongs to
 */
record DueCommand(String type, JsonNode command, Map<String, String> metadata) {}
