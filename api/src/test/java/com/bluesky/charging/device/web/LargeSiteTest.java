package com.bluesky.charging.device.web;

import static com.bluesky.charging.device.web.StatusResource.DEVICES_OF_A_SITE_MAX;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.device.contract.ConnectorSpec.CurrentType;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.web.LiveStatus.LiveConnector;
import com.bluesky.charging.site.contract.SiteProfile;
import com.bluesky.charging.site.contract.SiteView;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many devices of a site are shown at once. */
class LargeSiteTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private static final SiteView SITE =
            new SiteView(
                    "site-1",
                    "op-1",
                    SiteProfile.bare("Site", "1 Road", 31.2, 121.5, "Asia/Shanghai"),
                    0,
                    0,
                    0,
                    null,
                    NOW,
                    NOW,
                    null,
                    0);

    @Test
    void a_site_of_as_many_devices_as_are_shown_is_shown_whole() {
        SiteStatus status = of(DEVICES_OF_A_SITE_MAX);

        assertThat(status.devices()).hasSize(DEVICES_OF_A_SITE_MAX);
        assertThat(status.freeConnectors()).isEqualTo(DEVICES_OF_A_SITE_MAX);
        assertThat(status.moreDevices()).isFalse();
    }

    @Test
    void a_site_of_one_more_says_that_there_are_more() {
        SiteStatus status = of(DEVICES_OF_A_SITE_MAX + 1);

        assertThat(status.devices()).hasSize(DEVICES_OF_A_SITE_MAX);
        assertThat(status.freeConnectors()).isEqualTo(DEVICES_OF_A_SITE_MAX);
        assertThat(status.moreDevices()).isTrue();
    }

    private static SiteStatus of(int devices) {
        return SiteStatus.of(
                SITE,
                IntStream.range(0, devices).mapToObj(LargeSiteTest::device).toList(),
                DEVICES_OF_A_SITE_MAX,
                NOW);
    }

    private static LiveStatus device(int number) {
        return new LiveStatus(
                "dev-" + number,
                "Pile",
                true,
                NOW,
                ConnectorStatus.AVAILABLE,
                null,
                List.of(
                        new LiveConnector(
                                1,
                                "CCS_2",
                                CurrentType.DC,
                                60_000,
                                ConnectorStatus.AVAILABLE,
                                null,
                                NOW,
                                false,
                                true)));
    }
}
