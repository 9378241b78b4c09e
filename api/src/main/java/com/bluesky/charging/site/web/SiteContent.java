package com.bluesky.charging.site.web;

import com.bluesky.charging.site.contract.Amenity;
import com.bluesky.charging.site.contract.SiteProfile;
import com.bluesky.charging.web.TimeZoneId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator tells of a site.
 *
 * @param latitude WGS 84 degrees
 * @param longitude WGS 84 degrees
 * @param zone IANA time zone; prices follow its clock, so it stays as it was when the site was
 *     created
 * @param description for drivers
 * @param directions how to find the place when one is there already
 * @param supportPhone of the operator's service for drivers, not of a person; E.164
 * @param amenities what there is at the site, or within a walk of a minute or two
 * @param openingHours absent where the operator does not tell them
 */
record SiteContent(
        @NotBlank @Size(max = 200) @Schema(example = "Century Avenue") String name,
        @NotBlank @Size(max = 500) @Schema(example = "1 Century Avenue, Shanghai") String address,
        @NotNull @DecimalMin("-90") @DecimalMax("90") @Schema(example = "31.2397") Double latitude,
        @NotNull @DecimalMin("-180") @DecimalMax("180") @Schema(example = "121.4998")
                Double longitude,
        @NotNull @TimeZoneId @Schema(example = "Asia/Shanghai") String zone,
        @Size(max = SiteProfile.DESCRIPTION_MAX) @Nullable String description,
        @Size(max = SiteProfile.DIRECTIONS_MAX) @Schema(example = "Level B2, behind the lifts")
                @Nullable String directions,
        @Pattern(regexp = "\\+[1-9][0-9]{6,14}", message = "must be a number in E.164 form")
                @Schema(example = "+862155550100")
                @Nullable String supportPhone,
        @Size(max = AMENITIES_MAX) @Nullable List<@NotNull Amenity> amenities,
        @Valid @Nullable SiteHours openingHours,
        @Size(max = SiteProfile.PICTURES_MAX)
                @Nullable List<@NotNull @Valid SitePicture> pictures) {

    /** No more than there are; what is named twice is there once. */
    static final int AMENITIES_MAX = 50;

    static SiteContent of(SiteProfile profile) {
        return new SiteContent(
                profile.name(),
                profile.address(),
                profile.latitude(),
                profile.longitude(),
                profile.zone(),
                profile.description(),
                profile.directions(),
                profile.supportPhone(),
                profile.amenities(),
                profile.openingHours() == null ? null : SiteHours.of(profile.openingHours()),
                profile.pictures().stream().map(SitePicture::of).toList());
    }

    SiteProfile profile() {
        return new SiteProfile(
                name,
                address,
                latitude,
                longitude,
                zone,
                description,
                directions,
                supportPhone,
                amenities == null ? List.of() : amenities.stream().distinct().sorted().toList(),
                openingHours == null ? null : openingHours.hours(),
                pictures == null
                        ? List.of()
                        : pictures.stream().map(SitePicture::picture).toList());
    }
}
