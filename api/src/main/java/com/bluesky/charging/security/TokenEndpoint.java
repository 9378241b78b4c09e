package com.bluesky.charging.security;

import com.bluesky.charging.web.RequestRejected;
import com.bluesky.charging.web.Scope;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Turns API keys into access tokens (RFC 6749 §4.4), and publishes the keys that sign them. */
@RestController
@Tag(name = "Tokens")
@SecurityRequirements
class TokenEndpoint {

    static final String PATH = "/oauth2/token";

    private final ApiKeys apiKeys;
    private final Tokens tokens;
    private final SigningKeys signingKeys;

    TokenEndpoint(ApiKeys apiKeys, Tokens tokens, SigningKeys signingKeys) {
        this.apiKeys = apiKeys;
        this.tokens = tokens;
        this.signingKeys = signingKeys;
    }

    @PostMapping(
            path = PATH,
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "issueToken",
            summary = "Turn an API key into an access token",
            description =
                    "The API key is the client secret, by HTTP Basic or in the form; the client id"
                            + " is the id of the key or of the customer. Without scope the token"
                            + " has all scopes of the key.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = TokenForm.class))))
    ResponseEntity<AccessToken> token(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
                    @Nullable String authorization,
            @RequestBody(required = false) @Nullable MultiValueMap<String, String> body,
            HttpServletRequest request) {
        MultiValueMap<String, String> form = body == null ? new LinkedMultiValueMap<>() : body;
        String grantType = once(form, "grant_type");
        if (grantType == null) {
            throw rejected(AccessProblem.INVALID_TOKEN_REQUEST);
        }
        if (!grantType.equals("client_credentials")) {
            throw rejected(AccessProblem.UNSUPPORTED_GRANT_TYPE);
        }
        ApiKey key = authenticate(client(authorization, form));
        if (!KeyStates.allows(key.allowedFrom(), request.getRemoteAddr())) {
            throw rejected(AccessProblem.ADDRESS_NOT_ALLOWED);
        }
        Set<Scope> scopes = granted(key, once(form, "scope"));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(
                        new AccessToken(
                                tokens.issue(key, scopes),
                                "Bearer",
                                Tokens.LIFETIME.toSeconds(),
                                Tokens.text(scopes)));
    }

    @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getSigningKeys",
            summary = "The public keys of access tokens",
            description =
                    "A JSON Web Key Set (RFC 7517), with which access tokens (ES256) can be checked.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(implementation = SigningKeySet.class))))
    Map<String, Object> keys() {
        return signingKeys.published().toJSONObject();
    }

    private ApiKey authenticate(Client client) {
        ApiKey key =
                apiKeys.verify(client.secret())
                        .orElseThrow(() -> rejected(AccessProblem.INVALID_CLIENT));
        if (!client.id().equals(key.keyId()) && !client.id().equals(key.subject())) {
            throw rejected(AccessProblem.INVALID_CLIENT);
        }
        return key;
    }

    private static Client client(
            @Nullable String authorization, MultiValueMap<String, String> form) {
        String id = once(form, "client_id");
        String secret = once(form, "client_secret");
        if (authorization != null) {
            if (secret != null) {
                throw rejected(AccessProblem.INVALID_TOKEN_REQUEST);
            }
            return basic(authorization);
        }
        if (id == null || secret == null) {
            throw rejected(AccessProblem.INVALID_CLIENT);
        }
        return new Client(id, secret);
    }

    /** HTTP Basic, both parts form-encoded (RFC 6749 §2.3.1). */
    private static Client basic(String authorization) {
        String scheme = "Basic ";
        if (!authorization.regionMatches(true, 0, scheme, 0, scheme.length())) {
            throw rejected(AccessProblem.INVALID_CLIENT);
        }
        try {
            String pair =
                    new String(
                            Base64.getDecoder()
                                    .decode(authorization.substring(scheme.length()).strip()),
                            StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw rejected(AccessProblem.INVALID_CLIENT);
            }
            return new Client(
                    URLDecoder.decode(pair.substring(0, colon), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(colon + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw rejected(AccessProblem.INVALID_CLIENT);
        }
    }

    private static Set<Scope> granted(ApiKey key, @Nullable String wished) {
        if (wished == null || wished.isBlank()) {
            return key.scopes();
        }
        Set<Scope> scopes = new TreeSet<>();
        for (String text : wished.strip().split(" +", -1)) {
            scopes.add(
                    Scope.find(text)
                            .filter(key.scopes()::contains)
                            .orElseThrow(() -> rejected(AccessProblem.INVALID_SCOPE)));
        }
        return scopes;
    }

    /** RFC 6749 §3.2: a parameter stands once at the most. */
    private static @Nullable String once(MultiValueMap<String, String> form, String name) {
        List<String> values = form.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw rejected(AccessProblem.INVALID_TOKEN_REQUEST);
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    private static RequestRejected rejected(AccessProblem problem) {
        return new RequestRejected(problem);
    }

    private record Client(String id, String secret) {

        /** Secrets do not belong in logs. */
        @Override
        public String toString() {
            return "Client[id=" + id + "]";
        }
    }

    /**
     * The public keys, for the description of the API.
     *
     * @param keys each as RFC 7517 and RFC 7518 §6.2 define it
     */
    @Schema(
            example =
                    """
                    {"keys":[{"kty":"EC","crv":"P-256","kid":"2026-05","use":"sig","alg":"ES256",
                    "x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                    "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}
                    """)
    record SigningKeySet(List<Map<String, Object>> keys) {}

    /** The form of a token request, for the description of the API. */
    @Schema(name = "TokenRequest")
    record TokenForm(
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            allowableValues = "client_credentials")
                    String grant_type,
            @Nullable String scope,
            @Nullable String client_id,
            @Nullable String client_secret) {}

    /** What a token request answers (RFC 6749 §5.1). */
    record AccessToken(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            String scope) {}
}
