package com.bluesky.charging.app.events;

import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/** All processing groups of the application, found by their mark. */
final class ProcessingGroups {

    /**
     * One processing group.
     *
     * @param name a constant: its tokens are kept under it
     * @param side where its tokens are kept
     * @param onlyOnce whether its handlers do things that must not be done again when it is rebuilt
     * @param beanName the component that handles its events
     * @param ownSequence whether that component is a {@link SequencingPolicy} and says which events
     *     have to be handled one after the other
     */
    record Group(
            String name,
            ProcessingSide side,
            boolean onlyOnce,
            String beanName,
            boolean ownSequence) {}

    private ProcessingGroups() {}

    static Map<String, Group> in(ListableBeanFactory beans) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (String beanName : beans.getBeanNamesForAnnotation(ProcessingGroup.class)) {
            Class<?> type = beans.getType(beanName);
            if (type != null) {
                Class<?> handler = ClassUtils.getUserClass(type);
                Group group = group(beanName, handler);
                groups.merge(group.name(), group, ProcessingGroups::together);
            }
        }
        return groups;
    }

    private static Group group(String beanName, Class<?> handler) {
        ProcessingGroup mark =
                AnnotatedElementUtils.findMergedAnnotation(handler, ProcessingGroup.class);
        if (mark == null) {
            throw new IllegalStateException(handler.getName() + " has no processing group.");
        }
        return new Group(
                mark.value(),
                ProcessingSide.of(mark.value()),
                AnnotatedElementUtils.hasAnnotation(handler, DisallowReplay.class),
                beanName,
                SequencingPolicy.class.isAssignableFrom(handler));
    }

    private static Group together(Group one, Group other) {
        Group sequenced = one.ownSequence() ? one : other;
        return new Group(
                one.name(),
                one.side(),
                one.onlyOnce() || other.onlyOnce(),
                sequenced.beanName(),
                sequenced.ownSequence());
    }
}
