package com.bluesky.charging.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * The certificates of a server that was given none: a certificate authority of its own, good for
 * names of this machine only, and a server certificate by it. Both are made at the first start and
 * renewed at a later one when their end is near; the authority outlives many server certificates,
 * so a client has to trust it once.
 *
 * @param authority {@code ca.pem}, which clients trust
 * @param certificate {@code server.pem}
 * @param privateKey {@code server-key.pem}: PKCS #8, mode 600
 */
public record LocalCertificates(Path authority, Path certificate, Path privateKey) {

    /** Browsers refuse server certificates that live longer than 398 days. */
    static final Duration SERVER_LIFETIME = Duration.ofDays(397);

    static final Duration AUTHORITY_LIFETIME = Duration.ofDays(3650);

    /** A server that is started at least once a month never shows an expired certificate. */
    static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);

    /**
     * Makes or renews what is missing or near its end under {@code <dataDirectory>/tls}.
     *
     * @throws IOException when the directory cannot be written
     */
    public static LocalCertificates ensure(Path dataDirectory) throws IOException {
        return ensure(dataDirectory, Clock.systemUTC());
    }

    static LocalCertificates ensure(Path dataDirectory, Clock clock) throws IOException {
        Path directory = dataDirectory.resolve("tls");
        Path authorityKey = directory.resolve("ca-key.pem");
        LocalCertificates files =
                new LocalCertificates(
                        directory.resolve("ca.pem"),
                        directory.resolve("server.pem"),
                        directory.resolve("server-key.pem"));
        try {
            files.renew(authorityKey, clock.instant());
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("The certificates in " + directory + " cannot be made.", e);
        }
        return files;
    }

    private void renew(Path authorityKey, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        if (!isUsable(authority, authorityKey, authority, now.plus(SERVER_LIFETIME))) {
            Issued made = CertificateMaker.authority(now, AUTHORITY_LIFETIME);
            PrivateFile.write(authorityKey, Pem.write(made.key()));
            PrivateFile.write(authority, Pem.write(made.certificate()));
        }
        if (!isUsable(certificate, privateKey, authority, now.plus(RENEWED_BEFORE_END))) {
            Issued issuer =
                    new Issued(Pem.readCertificate(authority), Pem.readPrivateKey(authorityKey));
            Issued made = CertificateMaker.server(issuer, now, SERVER_LIFETIME);
            PrivateFile.write(privateKey, Pem.write(made.key()));
            PrivateFile.write(certificate, Pem.write(made.certificate()));
        }
    }

    /**
     * Whether a certificate is there, belongs to its key and its issuer, and lives at least until
     * an instant. Key and certificate are two files, so an interrupted start may leave a pair that
     * does not match.
     */
    private static boolean isUsable(Path certificate, Path key, Path issuer, Instant until)
            throws IOException, GeneralSecurityException {
        if (!Files.exists(certificate) || !Files.exists(key) || !Files.exists(issuer)) {
            return false;
        }
        X509Certificate found = Pem.readCertificate(certificate);
        PrivateKey foundKey = Pem.readPrivateKey(key);
        return found.getNotAfter().toInstant().isAfter(until)
                && CertificateMaker.belongTogether(new Issued(found, foundKey))
                && CertificateMaker.isIssuedBy(found, Pem.readCertificate(issuer));
    }

    /** A certificate with its private key. */
    record Issued(X509Certificate certificate, PrivateKey key) {}
}
