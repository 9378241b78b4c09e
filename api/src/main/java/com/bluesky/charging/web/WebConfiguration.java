package com.bluesky.charging.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;

/** How requests are read and refused. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
        resolvers.add(new TokenLifeArgument());
    }

    /** A number is no instant: whoever sends seconds means another one than who sends millis. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new RfcInstants());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        addToOperations(registry, new ScopeCheck());
        addToOperations(registry, new KnownParameters());
        addToOperations(registry, new NoBody());
    }

    /** To all of the API but its own description. */
    private static void addToOperations(
            InterceptorRegistry registry, HandlerInterceptor interceptor) {
        registry.addInterceptor(interceptor)
                .addPathPatterns("/v1/**")
                .excludePathPatterns("/v1/openapi.json", "/v1/openapi.json/**", "/v1/openapi.yaml");
    }

    /**
     * Says no to whatever is not exactly what the schema has: a guess at what a client meant would
     * become a promise.
     */
    @Bean
    JsonMapperBuilderCustomizer strictReading() {
        return builder ->
                builder.enable(
                                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> jetty() {
        return new JettySettings();
    }

    /** What is sent empty is as good as not sent. */
    private static final class RfcInstants implements Converter<String, @Nullable Instant> {

        @Override
        public @Nullable Instant convert(String text) {
            return text.isEmpty() ? null : Instant.parse(text);
        }
    }
}
