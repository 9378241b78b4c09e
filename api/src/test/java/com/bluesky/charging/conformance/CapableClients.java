package com.bluesky.charging.conformance;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The clients that can show all rows of a scenario. */
final class CapableClients implements ArgumentsProvider {

    @Override
    public Stream<Arguments> provideArguments(
            ParameterDeclarations parameters, ExtensionContext context) {
        Row[] rows = context.getRequiredTestMethod().getAnnotation(Scenario.class).shows();
        return Arrays.stream(Client.values())
                .filter(client ->
                        Arrays.stream(rows).allMatch(row -> client.lacks(row.need()) == null))
                .map(Arguments::of);
    }
}
