package com.bluesky.charging.security;

import com.bluesky.charging.app.Settings;
import com.bluesky.charging.kernel.KeyedMac;
import com.bluesky.charging.kernel.SubjectKeys;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys that are stored, and the one key that they are encrypted with. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    /**
     * The key-encryption key, in a file of the data directory unless {@code
     * bluesky.key-encryption-key-file} names another; nodes that share a database share this key.
     */
    @Bean
    KeyEncryption keyEncryption(
            Settings settings,
            @Value("${bluesky.key-encryption-key-file:}") String named,
            @Qualifier("vaultDataSource") DataSource vault) {
        Path file =
                named.isEmpty()
                        ? settings.data().resolve("keys").resolve("key-encryption-key")
                        : Path.of(named);
        FileKeyEncryption encryption = FileKeyEncryption.of(file);
        KeyCheck.require(JdbcClient.create(vault), encryption, file);
        return encryption;
    }

    @Bean
    SubjectKeys subjectKeys(
            @Qualifier("vaultDataSource") DataSource vault, KeyEncryption encryption, Clock clock) {
        return new PersonKeys(JdbcClient.create(vault), encryption, clock);
    }

    @Bean
    KeyedMac keyedMac(
            @Qualifier("vaultDataSource") DataSource vault, KeyEncryption encryption, Clock clock) {
        return new VaultMac(JdbcClient.create(vault), encryption, clock);
    }
}
