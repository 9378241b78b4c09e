package com.bluesky.charging.site.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static com.bluesky.charging.kernel.command.Refusals.refusal;

import com.bluesky.charging.kernel.Change;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.RefusalDetails;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.site.contract.SiteCommand.ChangeSite;
import com.bluesky.charging.site.contract.SiteCommand.CreateSite;
import com.bluesky.charging.site.contract.SiteCommand.RetireSite;
import com.bluesky.charging.site.contract.SiteEvent.SiteChanged;
import com.bluesky.charging.site.contract.SiteEvent.SiteCreated;
import com.bluesky.charging.site.contract.SiteEvent.SiteRetired;
import com.bluesky.charging.site.contract.SiteProfile;
import com.bluesky.charging.site.contract.SiteRefusal.SiteHasDevices;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class SiteTest {

    private static final SiteProfile PROFILE =
            SiteProfile.bare("Site", "Street 1", 52.5, 13.4, "Europe/Berlin");
    private static final SiteProfile RENAMED =
            SiteProfile.bare("Another name", "Street 1", 52.5, 13.4, "Europe/Berlin");
    private static final SiteCreated CREATED =
            new SiteCreated("site-1", "op-1", PROFILE, "k1:a", NOW);
    private static final SiteChanged CHANGED =
            new SiteChanged("site-1", "op-1", RENAMED, 0, "k1:c", NOW);
    private static final SiteRetired RETIRED = new SiteRetired("site-1", "op-1", NOW);

    private static final RefusalDetails HAS_DEVICES = RefusalDetails.of(new SiteHasDevices(1));

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

    @Test
    void a_site_is_changed_by_who_has_read_it() {
        site.given(CREATED)
                .when(change(RENAMED, 0, "k1:c"))
                .expectEvents(CHANGED)
                .expectResultMessagePayload(new Written("site-1", 1));
    }

    @Test
    void a_change_of_what_somebody_else_changed_is_refused() {
        site.given(CREATED, CHANGED)
                .when(change(PROFILE, 0, "k1:d"))
                .expectNoEvents()
                .expectException(refusal("PRECONDITION_FAILED"));
    }

    @Test
    void a_change_of_what_is_not_there_yet_is_refused() {
        site.given(CREATED)
                .when(change(RENAMED, 1, "k1:c"))
                .expectNoEvents()
                .expectException(refusal("PRECONDITION_FAILED"));
    }

    @Test
    void a_repeat_of_the_latest_change_is_answered_as_done() {
        site.given(CREATED, CHANGED)
                .when(change(RENAMED, 0, "k1:c"))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("site-1", 1));
    }

    @Test
    void a_change_that_changes_nothing_appends_nothing() {
        site.given(CREATED)
                .when(change(PROFILE, 0, "k1:c"))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("site-1", 0));
    }

    @Test
    void a_site_keeps_its_zone() {
        site.given(CREATED)
                .when(
                        change(
                                SiteProfile.bare("Site", "Street 1", 52.5, 13.4, "Europe/Paris"),
                                0,
                                "k1:c"))
                .expectNoEvents()
                .expectException(refusal("SITE_ZONE_FIXED"));
    }

    @Test
    void a_site_is_retired_once() {
        site.given(CREATED, CHANGED)
                .when(new RetireSite("site-1", null, NOW))
                .expectEvents(RETIRED)
                .expectResultMessagePayload(new Written("site-1", 2));
        site.given(CREATED, CHANGED, RETIRED)
                .when(new RetireSite("site-1", HAS_DEVICES, NOW))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("site-1", 2));
    }

    @Test
    void a_site_with_devices_is_not_retired() {
        site.given(CREATED)
                .when(new RetireSite("site-1", HAS_DEVICES, NOW))
                .expectNoEvents()
                .expectException(refusal("SITE_HAS_DEVICES"));
    }

    @Test
    void a_retired_site_is_not_changed_and_the_repeat_of_an_earlier_change_is_answered() {
        site.given(CREATED, CHANGED, RETIRED)
                .when(change(PROFILE, 2, "k1:d"))
                .expectNoEvents()
                .expectException(refusal("SITE_RETIRED"));
        site.given(CREATED, CHANGED, RETIRED)
                .when(change(RENAMED, 0, "k1:c"))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("site-1", 2));
    }

    private static ChangeSite change(SiteProfile profile, long version, String fingerprint) {
        return new ChangeSite(
                "site-1", profile, new Change(version, new Fingerprint(List.of(fingerprint))), NOW);
    }

    private static CreateSite create(String fingerprint) {
        return new CreateSite(
                "site-1", "op-1", PROFILE, new Fingerprint(List.of(fingerprint)), NOW);
    }
}
