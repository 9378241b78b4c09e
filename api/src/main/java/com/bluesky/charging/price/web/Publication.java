package com.bluesky.charging.price.web;

import com.bluesky.charging.price.contract.PricePlanCommand;
import com.bluesky.charging.price.contract.TariffComponent;
import com.bluesky.charging.price.contract.TariffComponent.Kind;
import com.bluesky.charging.price.contract.TariffComponent.Unit;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a version of a price plan.
 *
 * @param defaultHoldMinor what is set aside in the wallet at the start when the request sets no
 *     limit of its own, in minor units
 */
@Schema(name = "PricePlanPublication")
record Publication(
        @NotEmpty @Size(max = PricePlanCommand.COMPONENTS_MAX)
                List<@NotNull @Valid Component> components,
        @NotNull @Positive Long defaultHoldMinor) {

    List<TariffComponent> tariffComponents() {
        return components.stream().map(Component::tariffComponent).toList();
    }

    /**
     * One price.
     *
     * @param days when it holds, in the site's zone; absent or empty means every day
     * @param from time of day from which it holds; absent means midnight
     * @param to time of day until which it holds, {@code 24:00} being the end of the day; absent
     *     means the end of the day
     * @param price decimal, for one kWh or one order
     */
    @Schema(name = "PriceComponent")
    record Component(
            @NotNull Kind kind,
            @Size(max = 7) @Nullable List<@NotNull DayOfWeek> days,
            @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]", message = "must be HH:mm")
                    @Schema(example = "08:00")
                    @Nullable String from,
            @Pattern(
                            regexp = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00",
                            message = "must be HH:mm or 24:00")
                    @Schema(example = "22:00")
                    @Nullable String to,
            @NotNull
                    @Pattern(
                            regexp = "[0-9]{1,6}(\\.[0-9]{1,4})?",
                            message = "must be a decimal with at most four places")
                    @Schema(example = "1.2050")
                    String price) {

        private TariffComponent tariffComponent() {
            return new TariffComponent(
                    kind,
                    days == null ? List.of() : days,
                    from,
                    to,
                    price,
                    kind == Kind.FLAT ? Unit.ORDER : Unit.KWH);
        }
    }
}
