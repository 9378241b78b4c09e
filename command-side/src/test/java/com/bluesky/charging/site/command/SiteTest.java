package com.bluesky.charging.site.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static com.bluesky.charging.kernel.command.Refusals.refusal;

import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.site.contract.SiteCommand.CreateSite;
import com.bluesky.charging.site.contract.SiteEvent.SiteCreated;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class SiteTest {

    private static final SiteCreated CREATED =
            new SiteCreated(
                    "site-1", "op-1", "Site", "Street 1", 52.5, 13.4, "Europe/Berlin", "k1:a", NOW);

    private final FixtureConfiguration<Site> site = new AggregateTestFixture<>(Site.class);

    @Test
    void a_site_is_created() {
        site.givenNoPriorActivity()
                .when(create("k1:a"))
                .expectEvents(CREATED)
                .expectResultMessagePayload(new Written("site-1", 0));
    }

    @Test
    void a_repeat_is_answered_as_the_first() {
        site.given(CREATED)
                .when(create("k1:a"))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("site-1", 0));
    }

    @Test
    void another_site_under_the_same_key_is_refused() {
        site.given(CREATED)
                .when(create("k1:b"))
                .expectNoEvents()
                .expectException(refusal("IDEMPOTENCY_KEY_REUSED"));
    }

    private static CreateSite create(String fingerprint) {
        return new CreateSite(
                "site-1",
                "op-1",
                "Site",
                "Street 1",
                52.5,
                13.4,
                "Europe/Berlin",
                new Fingerprint(List.of(fingerprint)),
                NOW);
    }
}
