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
 * Finds the messages of all features by the names of their sealed interfaces, such as {@code
 * OrderEvent}. So a new feature's messages are known without a list that someone must remember to
 * extend.
 */
public final class ContractInterfaces {

    private static final String BASE = "com.bluesky.charging";

    private ContractInterfaces() {}

    /** All interfaces of features' contracts whose names end in a word. */
    public static List<Class<?>> endingIn(String word) {
        Pattern names =
                Pattern.compile(
                        Pattern.quote(BASE) + "\\.\\w+\\.contract\\.\\w+" + Pattern.quote(word));
        ClassPathScanningCandidateComponentProvider scanner = new Interfaces();
        scanner.addIncludeFilter(new RegexPatternTypeFilter(names));
        List<Class<?>> found = new ArrayList<>();
        for (BeanDefinition definition : scanner.findCandidateComponents(BASE)) {
            String name = String.valueOf(definition.getBeanClassName());
            found.add(ClassUtils.resolveClassName(name, ContractInterfaces.class.getClassLoader()));
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
