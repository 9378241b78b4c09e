package com.bluesky.charging.security;

import com.bluesky.charging.app.Settings;
import com.bluesky.charging.app.StartRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The certificate of the server. It is there before anything listens, because what listens needs
 * the web server's settings or starts after all beans were made.
 */
@Configuration(proxyBeanMethods = false)
class TlsConfiguration {

    /** RFC 8996 retired everything before TLS 1.2. */
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.3", "TLSv1.2");

    @Bean
    SslBundleRegistrar serverCertificate(
            Settings settings,
            @Value("${bluesky.tls.certificate}") Path certificate,
            @Value("${bluesky.tls.private-key}") Path privateKey) {
        if (isOurs(settings, certificate)) {
            try {
                LocalCertificates.ensure(settings.data());
            } catch (IOException e) {
                throw new StartRefused(String.valueOf(e.getMessage()), e);
            }
        }
        return bundles ->
                bundles.registerBundle(
                        "server",
                        SslBundle.of(
                                new PemSslStoreBundle(
                                        PemSslStoreDetails.forCertificate(
                                                        certificate.toUri().toString())
                                                .withPrivateKey(privateKey.toUri().toString()),
                                        null),
                                SslBundleKey.NONE,
                                SslOptions.of(null, PROTOCOLS)));
    }

    private static boolean isOurs(Settings settings, Path certificate) {
        return certificate
                .toAbsolutePath()
                .normalize()
                .equals(settings.data().resolve("tls").resolve("server.pem"));
    }
}
