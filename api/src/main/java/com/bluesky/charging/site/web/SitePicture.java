package com.bluesky.charging.site.web;

import com.bluesky.charging.site.contract.Picture;
import com.bluesky.charging.site.contract.SiteProfile;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a site. Its address is kept, not the picture.
 *
 * @param url where browsers get it, by https; without user name or password
 * @param caption what it shows
 */
@Schema(name = "Picture")
record SitePicture(
        @NotNull
                @Size(max = SiteProfile.URL_MAX)
                @Pattern(
                        regexp = "https://[A-Za-z0-9.-]+(:[0-9]{1,5})?([/?#][!-~]*)?",
                        message = "must be an https address in ASCII, without user name")
                @Schema(example = "https://example.com/entrance.jpg")
                String url,
        @Size(max = SiteProfile.CAPTION_MAX) @Schema(example = "The entrance")
                @Nullable String caption) {

    static SitePicture of(Picture picture) {
        return new SitePicture(picture.url(), picture.caption());
    }

    Picture picture() {
        return new Picture(url, caption);
    }
}
