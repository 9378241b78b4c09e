package com.bluesky.charging.device.adapter.call;

import com.bluesky.charging.device.adapter.report.Recorder;
import com.bluesky.charging.device.contract.DeviceCommand.RecordConnectionTimeOut;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Learns how long a pile waits for the vehicle to be plugged in (OCPP 1.6 §9.1.5) from whatever
 * answer tells it, and records it.
 */
@Component
final class ConnectionTimeOut implements AnswerFollower {

    static final String KEY = "ConnectionTimeOut";

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionTimeOut.class);

    private static final String READ = WhenPileBootedThenAskForConfiguration.ACTION;
    private static final String CHANGED = "ChangeConfiguration";

    /** More digits are no number of seconds that a pile waits. */
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private final Recorder recorder;
    private final ToldConfigurations configurations;

    ConnectionTimeOut(Recorder recorder, ToldConfigurations configurations) {
        this.recorder = recorder;
        this.configurations = configurations;
    }

    @Override
    public boolean follows(String action) {
        return action.equals(READ) || action.equals(CHANGED);
    }

    @Override
    public void follow(Answer answer) {
        Optional<String> value =
                answer.action().equals(READ) ? read(answer.response()) : changed(answer);
        value.ifPresent(seconds -> record(answer, seconds.strip()));
        if (answer.action().equals(READ) && (value.isPresent() || isUnknown(answer.response()))) {
            configurations.told(answer.deviceId(), answer.at());
        }
    }

    private void record(Answer answer, String seconds) {
        if (!SECONDS.matcher(seconds).matches()) {
            LOG.info("{} has the {} '{}'", answer.deviceId(), KEY, seconds);
            return;
        }
        recorder.record(
                answer.deviceId(),
                new RecordConnectionTimeOut(
                        answer.deviceId(), Integer.parseInt(seconds), answer.at()),
                answer.cause());
    }

    private static Optional<String> read(ObjectNode response) {
        return response.path("configurationKey")
                .valueStream()
                .filter(ConnectionTimeOut::isMeant)
                .filter(each -> each.path("value").isString())
                .map(each -> each.path("value").stringValue())
                .findFirst();
    }

    /** Whether the pile says that it has no such key: then nothing is left to be told. */
    private static boolean isUnknown(ObjectNode response) {
        return response.path("unknownKey")
                .valueStream()
                .anyMatch(each -> KEY.equalsIgnoreCase(each.asString("")));
    }

    /** What is changed by a reboot only is read after it. */
    private static Optional<String> changed(Answer answer) {
        return isMeant(answer.request())
                        && answer.response().path("status").asString("").equals("Accepted")
                ? Optional.of(answer.request().path("value").asString(""))
                : Optional.empty();
    }

    private static boolean isMeant(JsonNode entry) {
        return KEY.equalsIgnoreCase(entry.path("key").asString("").strip());
    }
}
