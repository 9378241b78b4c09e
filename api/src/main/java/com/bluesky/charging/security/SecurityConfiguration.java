package com.bluesky.charging.security;

import com.bluesky.charging.web.BodyLimit;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Problems;
import com.bluesky.charging.web.RequestIds;
import com.bluesky.charging.web.RequestProblem;
import com.bluesky.charging.web.UnreadBody;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** The filters that every request passes, and who may pass them. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Scripts and styles of the API's own description, and nothing from elsewhere. */
    private static final String CONTENT_POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
                    + " frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

    private static final String[] OPEN = {
        TokenEndpoint.PATH,
        "/.well-known/jwks.json",
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness",
        "/v1/openapi.json",
        "/v1/openapi.json/swagger-config",
        "/",
        "/favicon.ico",
        "/docs",
        "/docs/**",
        "/error"
    };

    @Bean
    FilterRegistrationBean<RequestIds> requestIds() {
        return Stage.REQUEST_ID.register(new RequestIds());
    }

    @Bean
    FilterRegistrationBean<UnreadBody> unreadBody() {
        return Stage.UNREAD_BODY.register(new UnreadBody());
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(Problems problems) {
        return Stage.BODY_LIMIT.register(new BodyLimit(problems));
    }

    /** Filters are made before the database is there, and a start fails when they need it. */
    @Bean
    FilterRegistrationBean<AllowedAddress> allowedAddress(
            ObjectProvider<KeyStates> keys, RateLimits limits, Problems problems) {
        return Stage.ALLOWED_ADDRESS.register(
                new AllowedAddress(keys::getObject, limits, problems));
    }

    /** On each node by itself; all of it together is let through as often as there are nodes. */
    @Bean
    RateLimits rateLimits(
            Problems problems,
            Clock clock,
            @Value("${bluesky.limits.key-requests-per-minute}") long byKey,
            @Value("${bluesky.limits.address-requests-per-minute}") long byAddress) {
        return new RateLimits(
                new RateLimit("key", byKey, clock, problems),
                new RateLimit("address", byAddress, clock, problems));
    }

    @Bean
    FilterRegistrationBean<AddressLimit> addressLimit(RateLimits limits) {
        return Stage.ADDRESS_LIMIT.register(new AddressLimit(limits));
    }

    @Bean
    FilterRegistrationBean<KeyLimit> keyLimit(RateLimits limits) {
        return Stage.KEY_LIMIT.register(new KeyLimit(limits));
    }

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http, Problems problems, Tokens tokens, RateLimits limits)
            throws Exception {
        AccessRefusals refusals = new AccessRefusals(problems, limits);
        http.authorizeHttpRequests(requests ->
                        requests.requestMatchers(OPEN).permitAll().anyRequest().authenticated())
                .oauth2ResourceServer(server ->
                        server.jwt(jwt ->
                                        jwt.decoder(tokens.decoder())
                                                .jwtAuthenticationConverter(authentication(tokens)))
                                .authenticationEntryPoint(refusals)
                                .accessDeniedHandler(refusals))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(headers ->
                        headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_POLICY)))
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // There is no cookie that another site could make a browser send.
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> {});
        return http.build();
    }

    /** Nobody looks at how long each of these filters takes, and to measure it takes longer. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    /** What the firewall refuses is a malformed request like any other. */
    @Bean
    RequestRejectedHandler firewallRefusals(Problems problems) {
        return (request, response, _) ->
                problems.write(request, response, RequestProblem.MALFORMED_REQUEST);
    }

    private static Converter<Jwt, AbstractAuthenticationToken> authentication(Tokens tokens) {
        return token -> {
            CallerToken caller = new CallerToken(Tokens.caller(token));
            caller.setDetails(tokens.lifeOf(token));
            return caller;
        };
    }

    /** The caller as Spring Security carries it. */
    private static final class CallerToken extends AbstractAuthenticationToken {

        private static final long serialVersionUID = 1L;

        private final transient Caller caller;

        CallerToken(Caller caller) {
            super(List.of());
            this.caller = caller;
            setAuthenticated(true);
        }

        @Override
        public Object getCredentials() {
            return "";
        }

        @Override
        public Caller getPrincipal() {
            return caller;
        }
    }
}
