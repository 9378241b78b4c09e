package com.bluesky.charging.app.sandbox;

import com.bluesky.charging.app.Settings;
import com.bluesky.charging.security.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the server is reached, as the files with credentials tell it. A later start may listen
 * elsewhere, or lie in another directory; the files follow.
 */
@Component
class FileAddresses {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Settings settings;
    private final String baseUrl;

    FileAddresses(Settings settings, @Value("${bluesky.base-url}") String baseUrl) {
        this.settings = settings;
        this.baseUrl = baseUrl;
    }

    String baseUrl() {
        return baseUrl;
    }

    String caCertificate() {
        return settings.data().resolve("tls").resolve("ca.pem").toString();
    }

    /** Where piles with TLS connect, without the id of the device; null when they cannot. */
    @Nullable String ocppUrl() {
        return url("wss", settings.listeningPileTlsPort());
    }

    /** The same without TLS. */
    @Nullable String plainOcppUrl() {
        return url("ws", settings.listeningPilePort());
    }

    /** Makes the files of a former start true again. */
    void refresh() {
        refresh(settings.data().resolve("platform.json"), false);
        refresh(settings.data().resolve("sandbox.json"), true);
    }

    private void refresh(Path file, boolean withPiles) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            ObjectNode content = (ObjectNode) JSON.readTree(Files.readString(file));
            ObjectNode before = content.deepCopy();
            content.put("baseUrl", baseUrl).put("caCertificate", caCertificate());
            if (withPiles) {
                putOrRemove(content, "ocppUrl", ocppUrl());
                putOrRemove(content, "plainOcppUrl", plainOcppUrl());
            }
            if (!content.equals(before)) {
                PrivateFile.write(file, JSON.writeValueAsString(content) + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void putOrRemove(ObjectNode content, String field, @Nullable String value) {
        if (value == null) {
            content.remove(field);
        } else {
            content.put(field, value);
        }
    }

    private static @Nullable String url(String scheme, OptionalInt port) {
        return port.isEmpty() ? null : scheme + "://localhost:" + port.getAsInt() + "/ocpp";
    }
}
