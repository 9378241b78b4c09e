package com.bluesky.charging.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bluesky.charging.kernel.Refused;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Scope;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** API keys, tokens and device passwords over a real vault. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CredentialsTest {

    private static final String ISSUER = "https://localhost:8443";

    private Vault vault;
    private MovingClock clock;
    private ApiKeys keys;
    private SigningKeys signingKeys;
    private Tokens tokens;
    private DevicePasswords passwords;

    @BeforeAll
    void startVault() throws Exception {
        vault = new Vault();
    }

    @AfterAll
    void stopVault() throws Exception {
        vault.close();
    }

    @BeforeEach
    void setUp() {
        vault.jdbc().sql("TRUNCATE api_key, device_password, sealed_key").update();
        clock = new MovingClock(Instant.parse("2026-03-01T12:00:00Z"));
        SealedKeys sealedKeys = vault.sealedKeys(clock);
        SecretHash hash = new SecretHash(sealedKeys);
        KeyStates states = new KeyStates(vault.jdbc(), clock);
        keys = new ApiKeys(vault.jdbc(), hash, states, clock, "test");
        signingKeys = new SigningKeys(sealedKeys, clock);
        tokens = new Tokens(signingKeys, states, clock, ISSUER);
        passwords = new DevicePasswords(vault.jdbc(), hash, clock);
    }

    @Test
    void an_issued_key_is_recognised_with_its_owner_and_scopes() {
        String text = issued(key("one"));

        assertThat(text).matches("bsk_test_one_[0-9A-Za-z]{49}");
        assertThat(keys.verify(text)).contains(key("one"));
    }

    @Test
    void the_vault_does_not_hold_the_secret_of_a_key() {
        String text = issued(key("one"));

        String rows =
                String.valueOf(vault.jdbc().sql("SELECT * FROM api_key").query().listOfRows());
        assertThat(rows).contains("one").doesNotContain(text.substring("bsk_test_one_".length()));
    }

    @Test
    void a_key_opens_nothing_before_it_is_active() {
        String text = keys.prepare(key("one")).orElseThrow();

        assertThat(keys.verify(text)).isEmpty();
    }

    @Test
    void preparing_again_ends_the_former_secret() {
        String first = keys.prepare(key("one")).orElseThrow();
        String second = keys.prepare(key("one")).orElseThrow();

        assertThat(keys.activate(first)).isFalse();
        assertThat(keys.activate(second)).isTrue();
        assertThat(keys.verify(first)).isEmpty();
        assertThat(keys.verify(second)).isPresent();
    }

    @Test
    void an_active_key_is_not_prepared_anew() {
        String text = issued(key("one"));

        assertThat(keys.prepare(key("one"))).isEmpty();
        assertThat(keys.verify(text)).isPresent();
    }

    @Test
    void a_revoked_key_is_refused_for_ever() {
        String text = issued(key("one"));

        assertThat(keys.revoke("cust-1", "one")).isTrue();
        assertThat(keys.verify(text)).isEmpty();
        assertThat(keys.prepare(key("one"))).isEmpty();
    }

    @Test
    void a_customer_cannot_revoke_the_key_of_another() {
        String text = issued(key("one"));

        assertThat(keys.revoke("cust-2", "one")).isFalse();
        assertThat(keys.verify(text)).isPresent();
    }

    @Test
    void a_key_is_refused_from_the_instant_it_expires() {
        Instant end = clock.instant().plusSeconds(60);
        String text = issued(key("one", end));

        clock.advance(Duration.ofSeconds(59));
        assertThat(keys.verify(text)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(keys.verify(text)).isEmpty();
    }

    @Test
    void a_key_that_is_to_end_earlier_ends_then_and_its_end_is_never_put_off() {
        Instant end = clock.instant().plusSeconds(60);
        String text = issued(key("one", end));
        String token = tokens.issue(key("one"), Set.of(Scope.ORDERS_READ));

        keys.endAt("cust-1", "one", end.minusSeconds(30));
        keys.endAt("cust-1", "one", end.plusSeconds(30));
        keys.endAt("cust-2", "one", clock.instant());

        clock.advance(Duration.ofSeconds(29));
        assertThat(keys.verify(text)).isPresent();
        assertThat(tokens.decoder().decode(token).getSubject()).isEqualTo("cust-1");
        clock.advance(Duration.ofSeconds(1).plus(KeyStates.KEPT).plusMillis(1));
        assertThat(keys.verify(text)).isEmpty();
        assertThatThrownBy(() -> tokens.decoder().decode(token)).isInstanceOf(JwtException.class);
    }

    @Test
    void a_key_without_an_end_can_be_given_one() {
        String text = issued(key("one"));

        keys.endAt("cust-1", "one", clock.instant());

        assertThat(keys.verify(text)).isEmpty();
    }

    @Test
    void a_key_knows_from_where_it_may_be_used_on_every_node() {
        List<AddressRange> ranges = List.of(AddressRange.parse("203.0.113.0/24").orElseThrow());
        ApiKey restricted =
                new ApiKey("one", "op-1", "cust-1", Set.of(Scope.ORDERS_READ), null, ranges);
        String text = issued(restricted);
        KeyStates elsewhere = new KeyStates(vault.jdbc(), clock);

        assertThat(keys.verify(text).orElseThrow().allowedFrom()).isEqualTo(ranges);
        assertThat(elsewhere.allows("one", "203.0.113.9")).isTrue();
        assertThat(elsewhere.allows("one", "203.0.114.9")).isFalse();
        assertThat(elsewhere.allows("two", "203.0.113.9")).isFalse();
    }

    @Test
    void the_id_of_a_key_that_another_customer_has_is_not_prepared() {
        issued(key("one"));
        ApiKey others = new ApiKey("one", "op-1", "cust-2", Set.of(Scope.ORDERS_READ), null);

        assertThatThrownBy(() -> keys.prepare(others))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void a_mistyped_key_fails_its_checksum() {
        String text = issued(key("one"));
        char last = text.charAt(text.length() - 8);
        String mistyped =
                text.substring(0, text.length() - 8)
                        + (last == 'A' ? 'B' : 'A')
                        + text.substring(text.length() - 7);

        assertThat(ApiKeyText.parse(mistyped)).isEmpty();
        assertThat(keys.verify(mistyped)).isEmpty();
    }

    @Test
    void a_well_formed_key_with_a_wrong_secret_is_refused() {
        issued(key("one"));

        assertThat(keys.verify(ApiKeyText.create("test", "one").text())).isEmpty();
        assertThat(keys.verify(ApiKeyText.create("test", "two").text())).isEmpty();
    }

    @Test
    void a_key_of_the_other_environment_is_refused() {
        String text = issued(key("one"));
        ApiKeyText parsed = ApiKeyText.parse(text).orElseThrow();

        assertThat(keys.verify(new ApiKeyText("live", "one", parsed.secret()).text())).isEmpty();
    }

    @Test
    void a_token_names_its_caller_and_only_the_scopes_that_were_asked_for() {
        issued(key("one"));

        Caller caller =
                Tokens.caller(
                        tokens.decoder()
                                .decode(tokens.issue(key("one"), Set.of(Scope.ORDERS_READ))));

        assertThat(caller.actorKind()).isEqualTo("customer");
        assertThat(caller.actorId()).isEqualTo("cust-1");
        assertThat(caller.operatorId()).isEqualTo("op-1");
        assertThat(caller.keyId()).isEqualTo("one");
        assertThat(caller.scopes()).containsExactly(Scope.ORDERS_READ);
    }

    @Test
    void a_token_lives_for_ten_minutes() {
        issued(key("one"));
        String token = tokens.issue(key("one"), Set.of(Scope.ORDERS_READ));
        JwtDecoder decoder = tokens.decoder();

        clock.advance(Duration.ofMinutes(10));
        assertThat(decoder.decode(token).getSubject()).isEqualTo("cust-1");
        clock.advance(Duration.ofSeconds(6));
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtException.class);
    }

    @Test
    void revoking_a_key_ends_its_tokens_at_once_here_and_within_five_seconds_elsewhere() {
        issued(key("one"));
        String token = tokens.issue(key("one"), Set.of(Scope.ORDERS_READ));
        KeyStates elsewhere = new KeyStates(vault.jdbc(), clock);
        JwtDecoder otherNode = new Tokens(signingKeys, elsewhere, clock, ISSUER).decoder();
        JwtDecoder thisNode = tokens.decoder();
        assertThat(otherNode.decode(token).getSubject()).isEqualTo("cust-1");
        assertThat(thisNode.decode(token).getSubject()).isEqualTo("cust-1");

        keys.revoke("cust-1", "one");

        assertThatThrownBy(() -> thisNode.decode(token)).isInstanceOf(JwtException.class);
        clock.advance(Duration.ofSeconds(5));
        assertThatThrownBy(() -> otherNode.decode(token)).isInstanceOf(JwtException.class);
    }

    @Test
    void a_token_of_another_type_is_refused() throws Exception {
        issued(key("one"));
        assertRefused(JOSEObjectType.JWT, signingKeys.current(), claims().build());
    }

    @Test
    void a_token_that_somebody_else_signed_is_refused() throws Exception {
        issued(key("one"));
        ECKey foreign =
                new ECKeyGenerator(Curve.P_256).keyID(signingKeys.current().getKeyID()).generate();
        assertRefused(Tokens.TYPE, foreign, claims().build());
    }

    @Test
    void a_token_of_another_issuer_or_for_another_audience_is_refused() throws Exception {
        issued(key("one"));
        ECKey key = signingKeys.current();
        assertRefused(Tokens.TYPE, key, claims().issuer("https://other").build());
        assertRefused(Tokens.TYPE, key, claims().audience("https://other/v1").build());
        assertThat(tokens.decoder().decode(sign(Tokens.TYPE, key, claims().build())).getSubject())
                .isEqualTo("cust-1");
    }

    @Test
    void a_token_without_an_end_or_without_a_key_is_refused() throws Exception {
        issued(key("one"));
        ECKey key = signingKeys.current();
        assertRefused(Tokens.TYPE, key, claims().expirationTime(null).build());
        assertRefused(Tokens.TYPE, key, claims().claim("client_id", null).build());
    }

    @Test
    void the_signing_key_is_replaced_after_a_while_and_other_nodes_follow() {
        issued(key("one"));
        SigningKeys otherNode = new SigningKeys(vault.sealedKeys(clock), clock);
        String before = signingKeys.current().getKeyID();

        clock.advance(SigningKeys.SIGNS_FOR);
        String token = tokens.issue(key("one"), Set.of(Scope.ORDERS_READ));

        assertThat(signingKeys.current().getKeyID()).isNotEqualTo(before);
        assertThat(
                        new Tokens(otherNode, new KeyStates(vault.jdbc(), clock), clock, ISSUER)
                                .decoder()
                                .decode(token)
                                .getSubject())
                .isEqualTo("cust-1");
        assertThat(signingKeys.published().getKeys()).hasSize(2);
        assertThat(signingKeys.published().getKeys()).noneMatch(key -> key.isPrivate());
    }

    @Test
    void a_device_password_has_twenty_printable_characters_and_opens_only_its_device() {
        String password = passwords.issue("dev-1");

        assertThat(password).matches("[\\x21-\\x7E]{20}");
        assertThat(passwords.verify("dev-1", password)).isTrue();
        assertThat(passwords.verify("dev-2", password)).isFalse();
        assertThat(passwords.verify("dev-1", password + "x")).isFalse();
    }

    @Test
    void a_new_device_password_ends_the_former() {
        String former = passwords.issue("dev-1");
        String present = passwords.issue("dev-1");

        assertThat(passwords.verify("dev-1", former)).isFalse();
        assertThat(passwords.verify("dev-1", present)).isTrue();
    }

    @Test
    void a_prepared_device_password_is_good_once_it_is_activated() {
        String password = passwords.prepare("dev-1").orElseThrow();
        assertThat(passwords.verify("dev-1", password)).isFalse();

        assertThat(passwords.activate("dev-1", password)).isTrue();
        assertThat(passwords.verify("dev-1", password)).isTrue();
        assertThat(passwords.prepare("dev-1")).isEmpty();
    }

    private String issued(ApiKey key) {
        Optional<String> text = keys.prepare(key);
        assertThat(keys.activate(text.orElseThrow())).isTrue();
        return text.orElseThrow();
    }

    private static ApiKey key(String keyId) {
        return key(keyId, null);
    }

    private static ApiKey key(String keyId, @Nullable Instant expiresAt) {
        return new ApiKey(
                keyId, "op-1", "cust-1", Set.of(Scope.ORDERS_READ, Scope.ORDERS_WRITE), expiresAt);
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(ISSUER + "/v1")
                .subject("cust-1")
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(60)))
                .claim("client_id", "one")
                .claim("scope", "orders:read")
                .claim("actor_kind", "customer");
    }

    private void assertRefused(JOSEObjectType type, ECKey key, JWTClaimsSet claims)
            throws Exception {
        String token = sign(type, key, claims);
        assertThatThrownBy(() -> tokens.decoder().decode(token)).isInstanceOf(JwtException.class);
    }

    private static String sign(JOSEObjectType type, ECKey key, JWTClaimsSet claims)
            throws Exception {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .type(type)
                                .keyID(key.getKeyID())
                                .build(),
                        claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
