package com.bluesky.charging.journey;

import eu.chargetime.ocpp.ClientEvents;
import eu.chargetime.ocpp.JSONClient;
import eu.chargetime.ocpp.JSONConfiguration;
import eu.chargetime.ocpp.feature.profile.ClientCoreEventHandler;
import eu.chargetime.ocpp.feature.profile.ClientCoreProfile;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import eu.chargetime.ocpp.model.core.AvailabilityStatus;
import eu.chargetime.ocpp.model.core.BootNotificationConfirmation;
import eu.chargetime.ocpp.model.core.ChangeAvailabilityConfirmation;
import eu.chargetime.ocpp.model.core.ChangeAvailabilityRequest;
import eu.chargetime.ocpp.model.core.ChangeConfigurationConfirmation;
import eu.chargetime.ocpp.model.core.ChangeConfigurationRequest;
import eu.chargetime.ocpp.model.core.ChargePointErrorCode;
import eu.chargetime.ocpp.model.core.ChargePointStatus;
import eu.chargetime.ocpp.model.core.ClearCacheConfirmation;
import eu.chargetime.ocpp.model.core.ClearCacheRequest;
import eu.chargetime.ocpp.model.core.ClearCacheStatus;
import eu.chargetime.ocpp.model.core.ConfigurationStatus;
import eu.chargetime.ocpp.model.core.DataTransferConfirmation;
import eu.chargetime.ocpp.model.core.DataTransferRequest;
import eu.chargetime.ocpp.model.core.DataTransferStatus;
import eu.chargetime.ocpp.model.core.GetConfigurationConfirmation;
import eu.chargetime.ocpp.model.core.GetConfigurationRequest;
import eu.chargetime.ocpp.model.core.MeterValuesRequest;
import eu.chargetime.ocpp.model.core.Reason;
import eu.chargetime.ocpp.model.core.RemoteStartStopStatus;
import eu.chargetime.ocpp.model.core.RemoteStartTransactionConfirmation;
import eu.chargetime.ocpp.model.core.RemoteStartTransactionRequest;
import eu.chargetime.ocpp.model.core.RemoteStopTransactionConfirmation;
import eu.chargetime.ocpp.model.core.RemoteStopTransactionRequest;
import eu.chargetime.ocpp.model.core.ResetConfirmation;
import eu.chargetime.ocpp.model.core.ResetRequest;
import eu.chargetime.ocpp.model.core.ResetStatus;
import eu.chargetime.ocpp.model.core.SampledValue;
import eu.chargetime.ocpp.model.core.StartTransactionConfirmation;
import eu.chargetime.ocpp.model.core.StartTransactionRequest;
import eu.chargetime.ocpp.model.core.StopTransactionConfirmation;
import eu.chargetime.ocpp.model.core.StopTransactionRequest;
import eu.chargetime.ocpp.model.core.UnlockConnectorConfirmation;
import eu.chargetime.ocpp.model.core.UnlockConnectorRequest;
import eu.chargetime.ocpp.model.core.UnlockStatus;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A pile that speaks OCPP 1.6J through somebody else's library, so that both sides of the wire are
 * not ours.
 */
public final class ThirdPartyPile implements AutoCloseable, ClientCoreEventHandler {

    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<RemoteStartTransactionRequest> starts = new ArrayBlockingQueue<>(8);
    private final BlockingQueue<RemoteStopTransactionRequest> stops = new ArrayBlockingQueue<>(8);
    private final ClientCoreProfile core = new ClientCoreProfile(this);
    private final JSONClient client;

    private ThirdPartyPile(String deviceId, String password) {
        JSONConfiguration settings =
                JSONConfiguration.get()
                        .setParameter(JSONConfiguration.USERNAME_PARAMETER, deviceId)
                        .setParameter(JSONConfiguration.PASSWORD_PARAMETER, password);
        client = new JSONClient(core, deviceId, settings);
    }

    /** Links over TLS and boots. */
    static ThirdPartyPile link(String ocppUrl, SSLContext tls, String deviceId, String password)
            throws Exception {
        ThirdPartyPile pile = new ThirdPartyPile(deviceId, password);
        pile.client.enableWSS(tls);
        return pile.connected(ocppUrl);
    }

    /** Links without TLS and boots. */
    public static ThirdPartyPile linkPlainly(String ocppUrl, String deviceId, String password)
            throws Exception {
        return new ThirdPartyPile(deviceId, password).connected(ocppUrl);
    }

    private ThirdPartyPile connected(String ocppUrl) throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        client.connect(
                ocppUrl,
                new ClientEvents() {
                    @Override
                    public void connectionOpened() {
                        opened.countDown();
                    }

                    @Override
                    public void connectionClosed() {
                        // The tests see it by what they ask of the pile next.
                    }
                });
        if (!opened.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The pile could not link to " + ocppUrl + ".");
        }
        send(
                core.createBootNotificationRequest("Third party", "Model T"),
                BootNotificationConfirmation.class);
        return this;
    }

    /** Tells what a connector is doing, without an error. */
    public void reportStatus(int connectorId, ChargePointStatus status) throws Exception {
        send(
                core.createStatusNotificationRequest(
                        connectorId, ChargePointErrorCode.NoError, status),
                Confirmation.class);
    }

    /** The next remote start that came; each was accepted at once. */
    public RemoteStartTransactionRequest awaitRemoteStart() throws InterruptedException {
        return taken(starts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "remote start");
    }

    RemoteStopTransactionRequest awaitRemoteStop() throws InterruptedException {
        return taken(stops.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "remote stop");
    }

    /** Remote starts that came and were not looked at yet. */
    public int remoteStartsWaiting() {
        return starts.size();
    }

    /** Reports that a charge began, and returns the number that it was given. */
    public int startTransaction(int connectorId, String idTag, int meterWh) throws Exception {
        StartTransactionRequest request =
                core.createStartTransactionRequest(connectorId, idTag, meterWh, now());
        return send(request, StartTransactionConfirmation.class).getTransactionId();
    }

    void reportMeter(int connectorId, int transactionId, long meterWh) throws Exception {
        MeterValuesRequest request =
                core.createMeterValuesRequest(
                        connectorId, now(), new SampledValue(Long.toString(meterWh)));
        request.setTransactionId(transactionId);
        send(request, Confirmation.class);
    }

    /** Reports that a charge is over. */
    public void stopTransaction(int transactionId, int meterWh) throws Exception {
        StopTransactionRequest request =
                core.createStopTransactionRequest(meterWh, now(), transactionId);
        request.setReason(Reason.Remote);
        send(request, StopTransactionConfirmation.class);
    }

    private <T extends Confirmation> T send(Request request, Class<T> answer) throws Exception {
        return answer.cast(
                client.send(request).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    private static ZonedDateTime now() {
        return ZonedDateTime.now(ZoneOffset.UTC);
    }

    private static <T> T taken(@Nullable T call, String what) {
        if (call == null) {
            throw new IllegalStateException("No " + what + " came.");
        }
        return call;
    }

    @Override
    public RemoteStartTransactionConfirmation handleRemoteStartTransactionRequest(
            RemoteStartTransactionRequest request) {
        starts.add(request);
        return new RemoteStartTransactionConfirmation(RemoteStartStopStatus.Accepted);
    }

    @Override
    public RemoteStopTransactionConfirmation handleRemoteStopTransactionRequest(
            RemoteStopTransactionRequest request) {
        stops.add(request);
        return new RemoteStopTransactionConfirmation(RemoteStartStopStatus.Accepted);
    }

    @Override
    public ChangeAvailabilityConfirmation handleChangeAvailabilityRequest(
            ChangeAvailabilityRequest request) {
        return new ChangeAvailabilityConfirmation(AvailabilityStatus.Rejected);
    }

    @Override
    public GetConfigurationConfirmation handleGetConfigurationRequest(
            GetConfigurationRequest request) {
        return new GetConfigurationConfirmation();
    }

    @Override
    public ChangeConfigurationConfirmation handleChangeConfigurationRequest(
            ChangeConfigurationRequest request) {
        return new ChangeConfigurationConfirmation(ConfigurationStatus.NotSupported);
    }

    @Override
    public ClearCacheConfirmation handleClearCacheRequest(ClearCacheRequest request) {
        return new ClearCacheConfirmation(ClearCacheStatus.Accepted);
    }

    @Override
    public DataTransferConfirmation handleDataTransferRequest(DataTransferRequest request) {
        return new DataTransferConfirmation(DataTransferStatus.Rejected);
    }

    @Override
    public ResetConfirmation handleResetRequest(ResetRequest request) {
        return new ResetConfirmation(ResetStatus.Rejected);
    }

    @Override
    public UnlockConnectorConfirmation handleUnlockConnectorRequest(
            UnlockConnectorRequest request) {
        return new UnlockConnectorConfirmation(UnlockStatus.NotSupported);
    }

    @Override
    public void close() {
        client.disconnect();
    }
}
