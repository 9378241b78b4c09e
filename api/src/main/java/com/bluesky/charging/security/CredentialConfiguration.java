package com.bluesky.charging.security;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** API keys, access tokens and device passwords, over the vault. */
@Configuration(proxyBeanMethods = false)
class CredentialConfiguration {

    @Bean
    SealedKeys sealedKeys(
            @Qualifier("vaultDataSource") DataSource vault, KeyEncryption encryption, Clock clock) {
        return new SealedKeys(JdbcClient.create(vault), encryption, clock);
    }

    @Bean
    SecretHash secretHash(SealedKeys sealedKeys) {
        return new SecretHash(sealedKeys);
    }

    @Bean
    KeyStates keyStates(@Qualifier("vaultDataSource") DataSource vault, Clock clock) {
        return new KeyStates(JdbcClient.create(vault), clock);
    }

    /**
     * The environment, {@code live} or {@code test}, stands in each key: they are easily mixed up.
     */
    @Bean
    ApiKeys apiKeys(
            @Qualifier("vaultDataSource") DataSource vault,
            SecretHash hash,
            KeyStates states,
            Clock clock,
            @Value("${bluesky.environment:test}") String environment) {
        return new ApiKeys(JdbcClient.create(vault), hash, states, clock, environment);
    }

    @Bean
    DevicePasswords devicePasswords(
            @Qualifier("vaultDataSource") DataSource vault, SecretHash hash, Clock clock) {
        return new DevicePasswords(JdbcClient.create(vault), hash, clock);
    }

    @Bean
    SigningKeys signingKeys(SealedKeys sealedKeys, Clock clock) {
        return new SigningKeys(sealedKeys, clock);
    }

    /** The issuer comes from configuration, never from the header {@code Host}. */
    @Bean
    Tokens tokens(
            SigningKeys keys,
            KeyStates states,
            Clock clock,
            @Value("${bluesky.base-url}") String issuer) {
        return new Tokens(keys, states, clock, issuer);
    }
}
