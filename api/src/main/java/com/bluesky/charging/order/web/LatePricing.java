package com.bluesky.charging.order.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The price plan of a charge that ran without one.
 *
 * @param planId its published version of now is what is pinned
 */
@Schema(
        name = "LatePricing",
        example = "{\"planId\":\"plan-3e4f5061-7283-5495-a6b7-c8d9e0f10213\"}")
record LatePricing(@NotBlank @Size(max = 100) String planId) {}
