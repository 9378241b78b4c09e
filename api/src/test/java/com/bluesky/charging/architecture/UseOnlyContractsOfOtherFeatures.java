package com.bluesky.charging.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A class of a feature uses, of other features, their contracts only. What a module's features
 * share lies in its package {@code kernel}. The pile adapter's layers are the exception: its
 * packages are named by feature, but a link is one thing.
 */
final class UseOnlyContractsOfOtherFeatures extends ArchCondition<JavaClass> {

    private record Place(String feature, String role) {}

    private final Pattern places;

    UseOnlyContractsOfOtherFeatures(String base) {
        super("use only the contracts of other features");
        this.places =
                Pattern.compile(
                        Pattern.quote(base)
                                + "\\.(\\w+)\\.(contract|command|query|adapter|web)\\b.*");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        Optional<Place> from = place(type);
        if (from.isEmpty()) {
            return;
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            Optional<Place> to = place(dependency.getTargetClass());
            if (to.isPresent() && !isAllowed(from.get(), to.get())) {
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
            }
        }
    }

    private static boolean isAllowed(Place from, Place to) {
        return from.feature().equals(to.feature())
                || to.role().equals("contract")
                || (from.role().equals(to.role()) && mayShare(from.role(), to.feature()));
    }

    private static boolean mayShare(String role, String feature) {
        return role.equals("adapter") || feature.equals("kernel");
    }

    private Optional<Place> place(JavaClass type) {
        Matcher matcher = places.matcher(type.getPackageName());
        return matcher.matches()
                ? Optional.of(new Place(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }
}
