package com.bluesky.charging.kernel.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.device.contract.DeviceFilter;
import com.bluesky.charging.device.contract.DevicePage;
import com.bluesky.charging.device.contract.ListDevices;
import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.user.contract.SearchUsers;
import com.bluesky.charging.user.contract.UserPage;
import org.junit.jupiter.api.Test;

/** PostgreSQL plans a search by a part of a text for that part, however often it is asked. */
class PatternPlanTest {

    /**
     * The driver prepares a statement at its fifth use, and PostgreSQL may keep a plan after five
     * more.
     */
    private static final int OFTEN = 20;

    private static final PageRequest PAGE = new PageRequest(10, null);
    private static final Tenant OWN = new Tenant("op-1", "cust-1");

    private final ReadModel model = ReadModel.empty();

    @Test
    void users_by_a_part_of_the_name() {
        for (int i = 0; i < OFTEN; i++) {
            model.ask(new SearchUsers(OWN, null, null, "ann", null, PAGE), UserPage.class);
        }
        assertThat(plansForAllValues("users")).isNotEmpty().containsOnly("0");
    }

    @Test
    void devices_by_a_part_of_their_text() {
        for (int i = 0; i < OFTEN; i++) {
            model.ask(
                    new ListDevices(OWN, null, new DeviceFilter("hall", null, null, false), PAGE),
                    DevicePage.class);
        }
        assertThat(plansForAllValues("devices")).isNotEmpty().containsOnly("0");
        assertThat(model.texts("show plan_cache_mode")).containsExactly("auto");
    }

    /** Of the statements with a pattern, on the connection that this thread used last. */
    private Iterable<String> plansForAllValues(String table) {
        return model.texts(
                """
                select generic_plans from pg_prepared_statements
                where statement like '%% from %s %%' and statement like '%%like $%%'
                """
                        .formatted(table));
    }
}
