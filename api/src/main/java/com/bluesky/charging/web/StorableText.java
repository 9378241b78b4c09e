package com.bluesky.charging.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Refuses text that PostgreSQL cannot keep: the character U+0000, and halves of surrogate pairs.
 * The event store keeps both, so the event would be there and no projection could get past it. What
 * is no text at all is refused in its place.
 */
@Configuration(proxyBeanMethods = false)
class StorableText implements WebMvcConfigurer {

    static final String EXPECTED =
            "The text must be without the character U+0000 and without halves of surrogate pairs.";

    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    @Bean
    JacksonModule storableTexts() {
        return new SimpleModule("storable-text").addDeserializer(String.class, new Reader());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // Values are looked at when the names are known.
        registry.addInterceptor(new Parameters()).addPathPatterns("/v1/**").order(1);
    }

    /** Reads the texts of bodies. */
    private static final class Reader extends StdScalarDeserializer<String> {

        Reader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                // A number, say, would have its digits taken for a name.
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (!isStorable(text)) {
                throw context.weirdStringException("", String.class, EXPECTED);
            }
            return text;
        }
    }

    /** Looks at the parameters of addresses. */
    private static final class Parameters implements HandlerInterceptor {

        @Override
        public boolean preHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler) {
            for (Map.Entry<String, String[]> each : request.getParameterMap().entrySet()) {
                for (String value : each.getValue()) {
                    if (!isStorable(value)) {
                        throw RequestRejected.parameter(
                                RequestProblem.INVALID_PARAMETER, each.getKey(), EXPECTED);
                    }
                }
            }
            return true;
        }
    }
}
