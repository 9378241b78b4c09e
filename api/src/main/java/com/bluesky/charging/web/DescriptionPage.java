package com.bluesky.charging.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.webmvc.ui.SwaggerIndexPageTransformer;
import org.springdoc.webmvc.ui.SwaggerIndexTransformer;
import org.springdoc.webmvc.ui.SwaggerWelcomeCommon;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * The page on which the API can be tried: Swagger UI with a helper, so that an API key alone
 * suffices, and with a new Idempotency-Key in each form.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("springdoc.swagger-ui.enabled")
class DescriptionPage {

    private static final String INITIALIZER = "swagger-initializer.js";

    private static final String INDEX = "index.html";

    private static final String THEIR_TITLE = "<title>Swagger UI</title>";
    private static final String TITLE = "<title>Bluesky open charge point interface</title>";

    /** Where Swagger UI's own initializer begins to name its options. */
    private static final String OPTIONS = "SwaggerUIBundle({";

    private static final String OURS =
            OPTIONS
                    + "\n    requestInterceptor: helper.request,"
                    + "\n    responseInterceptor: helper.response,";

    @Bean
    SwaggerIndexTransformer pageWithHelper(
            SwaggerUiConfigProperties settings,
            SwaggerUiOAuthProperties login,
            SwaggerWelcomeCommon welcome,
            ObjectMapperProvider mappers) {
        SwaggerIndexTransformer original =
                new SwaggerIndexPageTransformer(settings, login, welcome, mappers);
        String helper = helper();
        return (request, resource, chain) -> {
            Resource transformed = original.transform(request, resource, chain);
            return switch (String.valueOf(resource.getFilename())) {
                case INITIALIZER -> withHelper(transformed, helper);
                case INDEX -> withTitle(transformed);
                default -> transformed;
            };
        };
    }

    private static Resource withTitle(Resource index) throws IOException {
        String text = index.getContentAsString(StandardCharsets.UTF_8);
        String whole = text.replace(THEIR_TITLE, TITLE);
        return new TransformedResource(index, whole.getBytes(StandardCharsets.UTF_8));
    }

    private static Resource withHelper(Resource initializer, String helper) throws IOException {
        String text = initializer.getContentAsString(StandardCharsets.UTF_8);
        if (!text.contains(OPTIONS)) {
            throw new IOException("The initializer of Swagger UI looks otherwise than it did.");
        }
        String whole = helper + "\n" + text.replace(OPTIONS, OURS);
        return new TransformedResource(initializer, whole.getBytes(StandardCharsets.UTF_8));
    }

    private static String helper() {
        try {
            return new ClassPathResource("docs-page/helper.js")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
