package com.bluesky.charging.app.events;

import com.bluesky.charging.kernel.EventTypes;
import com.bluesky.charging.kernel.SubjectKeys;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** JSON for everything that is stored or sent, each kind in its own way. */
@Configuration(proxyBeanMethods = false)
class SerializerConfiguration {

    @Bean
    EventTypes eventTypes() {
        return EventTypes.of(ContractInterfaces.endingIn("Event"));
    }

    /** Tokens, and messages between nodes. */
    @Bean
    @Primary
    Serializer serializer(RevisionResolver revisionResolver) {
        return Jackson3Serializer.builder()
                .revisionResolver(revisionResolver)
                .jsonMapperBuilderCustomizer(new AxonTypes())
                .build();
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(Serializer serializer) {
        return serializer;
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(EventTypes types, SubjectKeys keys) {
        return new EventSerializer(types, new PersonalFields(keys));
    }

    @Bean(defaultCandidate = false)
    @Qualifier("snapshotSerializer")
    Serializer snapshotSerializer(RevisionResolver revisionResolver) {
        return Jackson3Serializer.builder()
                .revisionResolver(revisionResolver)
                .jsonMapperBuilderCustomizer(new SnapshotTypes())
                .build();
    }
}
