package com.bluesky.charging.conformance;

import com.bluesky.charging.simulator.contract.PileSettings.Access;
import eu.chargetime.ocpp.CallErrorException;
import eu.chargetime.ocpp.ClientEvents;
import eu.chargetime.ocpp.JSONClient;
import eu.chargetime.ocpp.JSONCommunicator;
import eu.chargetime.ocpp.JSONConfiguration;
import eu.chargetime.ocpp.feature.AuthorizeFeature;
import eu.chargetime.ocpp.feature.BootNotificationFeature;
import eu.chargetime.ocpp.feature.CancelReservationFeature;
import eu.chargetime.ocpp.feature.ChangeAvailabilityFeature;
import eu.chargetime.ocpp.feature.ChangeConfigurationFeature;
import eu.chargetime.ocpp.feature.ClearCacheFeature;
import eu.chargetime.ocpp.feature.ClearChargingProfileFeature;
import eu.chargetime.ocpp.feature.DataTransferFeature;
import eu.chargetime.ocpp.feature.DiagnosticsStatusNotificationFeature;
import eu.chargetime.ocpp.feature.FirmwareStatusNotificationFeature;
import eu.chargetime.ocpp.feature.GetCompositeScheduleFeature;
import eu.chargetime.ocpp.feature.GetConfigurationFeature;
import eu.chargetime.ocpp.feature.GetDiagnosticsFeature;
import eu.chargetime.ocpp.feature.GetLocalListVersionFeature;
import eu.chargetime.ocpp.feature.HeartbeatFeature;
import eu.chargetime.ocpp.feature.MeterValuesFeature;
import eu.chargetime.ocpp.feature.ProfileFeature;
import eu.chargetime.ocpp.feature.RemoteStartTransactionFeature;
import eu.chargetime.ocpp.feature.RemoteStopTransactionFeature;
import eu.chargetime.ocpp.feature.ReserveNowFeature;
import eu.chargetime.ocpp.feature.ResetFeature;
import eu.chargetime.ocpp.feature.SendLocalListFeature;
import eu.chargetime.ocpp.feature.SetChargingProfileFeature;
import eu.chargetime.ocpp.feature.StartTransactionFeature;
import eu.chargetime.ocpp.feature.StatusNotificationFeature;
import eu.chargetime.ocpp.feature.StopTransactionFeature;
import eu.chargetime.ocpp.feature.TriggerMessageFeature;
import eu.chargetime.ocpp.feature.UnlockConnectorFeature;
import eu.chargetime.ocpp.feature.UpdateFirmwareFeature;
import eu.chargetime.ocpp.feature.profile.ClientCoreProfile;
import eu.chargetime.ocpp.feature.securityext.ExtendedTriggerMessageFeature;
import eu.chargetime.ocpp.feature.securityext.GetLogFeature;
import eu.chargetime.ocpp.feature.securityext.LogStatusNotificationFeature;
import eu.chargetime.ocpp.feature.securityext.SecurityEventNotificationFeature;
import eu.chargetime.ocpp.feature.securityext.SignCertificateFeature;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * ChargeTime's Java library. It has a type for each message and checks it before it is sent, so it
 * says nothing that is wrong, and of the CALLERRORs only InternalError is at a scenario's choice.
 */
final class ChargeTimeClient implements OcppClient {

    /** Turns JSON into the library's types and back, as the library itself does. */
    private static final JSONCommunicator CODEC = new JSONCommunicator(null);

    private final Asked asked = new Asked();
    private final AllFeatures features = new AllFeatures();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable JSONClient client;
    private volatile boolean linked;

    @Override
    public void connect(Access access) throws Exception {
        JSONConfiguration settings =
                JSONConfiguration.get()
                        .setParameter(JSONConfiguration.USERNAME_PARAMETER, access.deviceId())
                        .setParameter(JSONConfiguration.PASSWORD_PARAMETER, access.password());
        JSONClient made = new JSONClient(features, access.deviceId(), settings);
        CompletableFuture<Boolean> opened = new CompletableFuture<>();
        made.connect(
                access.url(),
                new ClientEvents() {
                    @Override
                    public void connectionOpened() {
                        opened.complete(true);
                    }

                    @Override
                    public void connectionClosed() {
                        linked = false;
                        opened.complete(false);
                    }
                });
        if (!opened.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("The pile could not link.");
        }
        client = made;
        linked = true;
    }

    @Override
    public Reply call(String action, Map<String, ?> payload) throws Exception {
        Request request = CODEC.unpackPayload(Json.text(payload), features.requestOf(action));
        try {
            return new Reply.Result(
                    json(
                            connected()
                                    .send(request)
                                    .toCompletableFuture()
                                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CallErrorException error) {
                return new Reply.Failure(error.getErrorCode(), error.getErrorDescription());
            }
            throw e;
        }
    }

    @Override
    public void whenAsked(String action, Function<JsonNode, Reply> answer) {
        asked.whenAsked(action, answer);
    }

    @Override
    public JsonNode awaitAsked(String action) throws InterruptedException {
        return asked.await(action);
    }

    @Override
    public int askedWaiting(String action) {
        return asked.waiting(action);
    }

    @Override
    public boolean linked() {
        return linked;
    }

    @Override
    public void disconnect() {
        if (linked()) {
            connected().disconnect();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        disconnect();
    }

    private JSONClient connected() {
        JSONClient known = client;
        if (known == null) {
            throw new IllegalStateException("The pile was never linked.");
        }
        return known;
    }

    private static JsonNode json(Object message) {
        return Json.read(CODEC.packPayload(message).toString());
    }

    /** Every action of OCPP 1.6, and what is used of its security extension. */
    private final class AllFeatures extends ClientCoreProfile {

        AllFeatures() {
            super(null);
        }

        Class<? extends Request> requestOf(String action) {
            return Arrays.stream(getFeatureList())
                    .filter(feature -> feature.getAction().equals(action))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("It has no " + action))
                    .getRequestType();
        }

        @Override
        public ProfileFeature[] getFeatureList() {
            return new ProfileFeature[] {
                new AuthorizeFeature(this),
                new BootNotificationFeature(this),
                new CancelReservationFeature(this),
                new ChangeAvailabilityFeature(this),
                new ChangeConfigurationFeature(this),
                new ClearCacheFeature(this),
                new ClearChargingProfileFeature(this),
                new DataTransferFeature(this),
                new DiagnosticsStatusNotificationFeature(this),
                new ExtendedTriggerMessageFeature(this),
                new FirmwareStatusNotificationFeature(this),
                new GetCompositeScheduleFeature(this),
                new GetConfigurationFeature(this),
                new GetDiagnosticsFeature(this),
                new GetLocalListVersionFeature(this),
                new GetLogFeature(this),
                new HeartbeatFeature(this),
                new LogStatusNotificationFeature(this),
                new MeterValuesFeature(this),
                new RemoteStartTransactionFeature(this),
                new RemoteStopTransactionFeature(this),
                new ReserveNowFeature(this),
                new ResetFeature(this),
                new SecurityEventNotificationFeature(this),
                new SendLocalListFeature(this),
                new SetChargingProfileFeature(this),
                new SignCertificateFeature(this),
                new StartTransactionFeature(this),
                new StatusNotificationFeature(this),
                new StopTransactionFeature(this),
                new TriggerMessageFeature(this),
                new UnlockConnectorFeature(this),
                new UpdateFirmwareFeature(this),
            };
        }

        @Override
        public Confirmation handleRequest(UUID session, Request request) {
            ProfileFeature feature =
                    Arrays.stream(getFeatureList())
                            .filter(each -> each.getRequestType() == request.getClass())
                            .findFirst()
                            .orElseThrow();
            return switch (asked.answer(feature.getAction(), json(request))) {
                case Reply.Result(JsonNode payload) ->
                        confirmation(payload, feature.getConfirmationType());
                // The library has one error for whatever a handler throws.
                case Reply.Failure(String code, String description) ->
                        throw new IllegalStateException(code + ": " + description);
                case Reply.Verbatim(String json) ->
                        confirmation(Json.read(json), feature.getConfirmationType());
                case Reply.Silence() -> silence();
            };
        }

        private static Confirmation confirmation(
                JsonNode payload, Class<? extends Confirmation> type) {
            try {
                return CODEC.unpackPayload(payload.toString(), type);
            } catch (Exception e) {
                throw new IllegalStateException("The library has no such answer.", e);
            }
        }

        /** Holds the library's thread for this call until the client is closed. */
        private Confirmation silence() {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("closed");
        }
    }
}
