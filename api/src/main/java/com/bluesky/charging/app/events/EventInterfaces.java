package com.bluesky.charging.app.events;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Finds the events of all features: the sealed interfaces {@code …Event} of their contracts. So a
 * new feature's events are known without a list that someone must remember to extend.
 */
final class EventInterfaces {

    private static final String BASE = "com.bluesky.charging";
    private static final Pattern NAMES =
            Pattern.compile("com\\.bluesky\\.charging\\.\\w+\\.contract\\.\\w+Event");

    private EventInterfaces() {}

    static List<Class<?>> onClassPath() {
        ClassPathScanningCandidateComponentProvider scanner = new Interfaces();
        scanner.addIncludeFilter(new RegexPatternTypeFilter(NAMES));
        List<Class<?>> found = new ArrayList<>();
        for (BeanDefinition definition : scanner.findCandidateComponents(BASE)) {
            String name = String.valueOf(definition.getBeanClassName());
            found.add(ClassUtils.resolveClassName(name, EventInterfaces.class.getClassLoader()));
        }
        return found;
    }

    private static final class Interfaces extends ClassPathScanningCandidateComponentProvider {

        Interfaces() {
            super(false);
        }

        @Override
        protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
            return definition.getMetadata().isInterface();
        }
    }
}
