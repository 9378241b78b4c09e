package com.bluesky.charging.device.adapter.report;

import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceAdmissionChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRegistered;
import com.bluesky.charging.kernel.Remembered;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the adapter has to know of devices: whose they are, if they may charge, their connectors.
 */
@Component
@ProcessingGroup(KnownDevices.GROUP)
public final class KnownDevices {

    static final String GROUP = "pile.devices";

    /** How long the news of a registration may take to get here. */
    private static final Duration NEW = Duration.ofSeconds(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** Devices and connectors that are remembered: all that one node has links to, and more. */
    private static final int REMEMBERED = 20_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Remembered<String, String> operators = new Remembered<>(REMEMBERED);
    private final Remembered<Connector, Boolean> connectors = new Remembered<>(REMEMBERED);

    private record Connector(String deviceId, int connectorId) {}

    KnownDevices(
            @Qualifier("pileDataSource") DataSource dataSource,
            @Qualifier("pileTransactionManager") PlatformTransactionManager transactions) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventHandler
    void on(DeviceRegistered event) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql(
                            """
                            insert into known_device (device_id, operator_id) values (:device, :operator)
                            on conflict do nothing
                            """)
                    .param("device", event.deviceId())
                    .param("operator", event.operatorId())
                    .update();
            event.connectors().forEach(connector -> add(event.deviceId(), connector));
        });
    }

    @EventHandler
    void on(DeviceAdmissionChanged event) {
        transaction.executeWithoutResult(status ->
                jdbc.sql(
                                """
                                update known_device set admission = :admission where device_id = :device
                                """)
                        .param("admission", event.admission().name())
                        .param("device", event.deviceId())
                        .update());
    }

    private void add(String deviceId, ConnectorSpec connector) {
        jdbc.sql(
                        """
                        insert into known_connector (device_id, connector_id) values (:device, :connector)
                        on conflict do nothing
                        """)
                .param("device", deviceId)
                .param("connector", connector.connectorId())
                .update();
    }

    /**
     * Whose a device is; waits a little for the news of a device that was just registered.
     *
     * @throws IllegalStateException when the news has not come
     */
    public String operatorOf(String deviceId) {
        long giveUpNanos = System.nanoTime() + NEW.toNanos();
        Optional<String> operator = findOperator(deviceId);
        while (operator.isEmpty() && System.nanoTime() < giveUpNanos) {
            pause();
            operator = findOperator(deviceId);
        }
        return operator.orElseThrow(
                () -> new IllegalStateException(deviceId + " is not known here yet."));
    }

    /** What was decided about a device; it is accepted when nothing is known of it yet. */
    public DeviceAdmission admissionOf(String deviceId) {
        return jdbc.sql("select admission from known_device where device_id = :device")
                .param("device", deviceId)
                .query(String.class)
                .optional()
                .map(DeviceAdmission::valueOf)
                .orElse(DeviceAdmission.ACCEPTED);
    }

    /** Whether a device was registered with that connector; those of a device never change. */
    public boolean hasConnector(String deviceId, int connectorId) {
        operatorOf(deviceId);
        return connectors
                .find(
                        new Connector(deviceId, connectorId),
                        () -> findConnector(deviceId, connectorId))
                .isPresent();
    }

    private Optional<Boolean> findConnector(String deviceId, int connectorId) {
        return jdbc.sql(
                        """
                        select true from known_connector
                        where device_id = :device and connector_id = :connector
                        """)
                .param("device", deviceId)
                .param("connector", connectorId)
                .query(Boolean.class)
                .optional();
    }

    private Optional<String> findOperator(String deviceId) {
        return operators.find(deviceId, () -> lookForOperator(deviceId));
    }

    private Optional<String> lookForOperator(String deviceId) {
        return jdbc.sql("select operator_id from known_device where device_id = :device")
                .param("device", deviceId)
                .query(String.class)
                .optional();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a device.", e);
        }
    }

    /** Rows stay, and are told again; what is remembered of them is looked up anew. */
    @ResetHandler
    void reset() {
        operators.forget();
        connectors.forget();
    }
}
