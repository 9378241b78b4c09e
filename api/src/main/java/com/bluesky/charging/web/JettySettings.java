package com.bluesky.charging.web;

import java.util.stream.Stream;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** What Jetty does otherwise than this API promises, and has no property for. */
final class JettySettings implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    /**
     * Only what has no forward secrecy, no authentication or no encryption; what is left is the
     * JDK's choice. Jetty would also leave out what clients of TLS 1.2 without AES-GCM need.
     */
    private static final String[] EXCLUDED_CIPHERS = {
        "^TLS_RSA_.*$", "^SSL_.*$", "^.*_NULL_.*$", "^.*_anon_.*$"
    };

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(JettySettings::customize);
    }

    private static void customize(Server server) {
        server.setErrorHandler(new JettyErrors());
        for (Connector connector : server.getConnectors()) {
            of(connector, HttpConfiguration.ConnectionFactory.class)
                    .map(HttpConfiguration.ConnectionFactory::getHttpConfiguration)
                    .forEach(JettySettings::customize);
            of(connector, SslConnectionFactory.class)
                    .map(SslConnectionFactory::getSslContextFactory)
                    .forEach(JettySettings::customize);
        }
    }

    private static <T> Stream<T> of(Connector connector, Class<T> kind) {
        return connector.getConnectionFactories().stream().filter(kind::isInstance).map(kind::cast);
    }

    /** A server is also called by addresses and by names that its certificate need not have. */
    private static void customize(HttpConfiguration http) {
        SecureRequestCustomizer secure = http.getCustomizer(SecureRequestCustomizer.class);
        if (secure != null) {
            secure.setSniHostCheck(false);
        }
    }

    private static void customize(SslContextFactory.Server tls) {
        tls.setExcludeCipherSuites(EXCLUDED_CIPHERS);
        // With TLS 1.2 a client could let the server compute for nothing.
        tls.setRenegotiationAllowed(false);
    }
}
