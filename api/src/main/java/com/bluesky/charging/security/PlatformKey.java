package com.bluesky.charging.security;

import com.bluesky.charging.app.Settings;
import com.bluesky.charging.web.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API key of the platform's staff, made at the first start and written to {@code
 * platform.json}. That it is active marks a platform whose first start is complete.
 */
@Component
public final class PlatformKey {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ApiKeys keys;
    private final Path file;
    private final Path authority;
    private final String baseUrl;

    PlatformKey(ApiKeys keys, Settings settings, @Value("${bluesky.base-url}") String baseUrl) {
        this.keys = keys;
        this.file = settings.data().resolve("platform.json");
        this.authority = settings.data().resolve("tls").resolve("ca.pem");
        this.baseUrl = baseUrl;
    }

    /** Whether a former start, of this node or another one, was complete. */
    public boolean isActive() {
        return keys.hasActivePlatformKey();
    }

    /**
     * Writes the file with a new key that opens nothing before {@link #activate}. What an
     * interrupted start left is replaced.
     */
    public void prepare() {
        String keyId = ApiKey.idOf(UUID.randomUUID().toString());
        String text =
                keys.prepare(new ApiKey(keyId, null, null, Set.of(Scope.PLATFORM), null))
                        .orElseThrow(() -> new IllegalStateException("A random id is taken."));
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("baseUrl", baseUrl);
        content.put("caCertificate", authority.toString());
        content.put("keyId", keyId);
        content.put("apiKey", text);
        try {
            PrivateFile.write(file, JSON.writeValueAsString(content) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the key in the file good. */
    public void activate() {
        Optional<String> text = textInFile();
        if (text.isEmpty() || !keys.activate(text.get())) {
            throw new IllegalStateException("The key in " + file + " cannot be made good.");
        }
    }

    private Optional<String> textInFile() {
        try {
            return Optional.ofNullable(
                            JSON.readTree(Files.readString(file)).path("apiKey").asString(null))
                    .filter(text -> ApiKeyText.parse(text).isPresent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
