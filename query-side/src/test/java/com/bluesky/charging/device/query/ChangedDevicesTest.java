package com.bluesky.charging.device.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.device.contract.DeviceFilter;
import com.bluesky.charging.device.contract.DevicePage;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.ListDevices;
import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.ReadModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However many devices changed, and however PostgreSQL finds them, they are the same. */
class ChangedDevicesTest {

    private static final Tenant OWN = new Tenant("op-1", "cust-1");

    /** Each is a change, and so is its connector. */
    private static final int DEVICES = ChangedDevices.FEW / 2 + 1;

    private final ReadModel model = ReadModel.empty();

    @Test
    void as_many_as_are_few_and_one_more_are_all_listed() {
        EventLog log = new EventLog();
        for (int i = 0; i < DEVICES; i++) {
            log.append(id(i), Facts.device("op-1", "site-1", id(i), 1))
                    .append("con-" + id(i) + "-1", Facts.connector("op-1", "site-1", id(i), 1));
        }
        model.project(log);

        assertThat(listedSince(changes(ChangedDevices.FEW))).isEqualTo(ids(1));
        // Of the first device, only the connector changed since.
        assertThat(listedSince(changes(ChangedDevices.FEW + 1))).isEqualTo(ids(0));
        assertThat(listedSince(changes(0))).isEmpty();
    }

    /** The instant since which there were so many. */
    private static Instant changes(int last) {
        return EventLog.BEGINNING.plusSeconds(2 * DEVICES - last);
    }

    private List<String> listedSince(Instant since) {
        List<String> listed = new ArrayList<>();
        String after = null;
        do {
            DevicePage page =
                    model.ask(
                            new ListDevices(
                                    OWN,
                                    null,
                                    new DeviceFilter(null, null, since, false),
                                    new PageRequest(200, after)),
                            DevicePage.class);
            page.items().stream().map(DeviceView::deviceId).forEach(listed::add);
            after = page.next();
        } while (after != null);
        return listed;
    }

    private static List<String> ids(int first) {
        return IntStream.range(first, DEVICES).mapToObj(ChangedDevicesTest::id).toList();
    }

    private static String id(int number) {
        return "dev-%04d".formatted(number);
    }
}
