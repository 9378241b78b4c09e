package com.bluesky.charging.app.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.bluesky.fixtures.lamp.contract.LampCommand.SwitchLamp;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.junit.jupiter.api.Test;

class CommandTargetsTest {

    private final CommandTargets targets = new CommandTargets();

    @Test
    void a_command_names_its_aggregate() {
        VersionedAggregateIdentifier target =
                targets.resolveTarget(new GenericCommandMessage<>(new SwitchLamp("lamp-1")));

        assertThat(target.getIdentifierValue()).isEqualTo("lamp-1");
        assertThat(target.getVersion()).isNull();
    }

    @Test
    void a_command_that_marks_nothing_is_a_mistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> targets.resolveTarget(new GenericCommandMessage<>("switch")))
                .withMessageContaining("java.lang.String");
    }
}
