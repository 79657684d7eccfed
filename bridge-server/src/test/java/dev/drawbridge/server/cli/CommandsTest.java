package dev.drawbridge.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class CommandsTest {
    private static final Map<String, CommandLine> ALL = Drawbridge.commandLine().getSubcommands();

    @Test
    void everyCommandIsCalledAsItCallsItself() {
        assertThat(ALL).isNotEmpty().allSatisfy(
                (name, command) -> assertThat(command.getCommandSpec().qualifiedName())
                        .isEqualTo("drawbridge " + name));
        assertThat(ALL).allSatisfy((name, command) -> assertThat(
                ((Class<?>) command.getCommandSpec().userObject().getClass())
                        .getAnnotation(CommandLine.Command.class).name())
                .isEqualTo(name));
    }

    @Test
    void onlyTheOneThatIsAskedForIsRead() {
        assertThat(Drawbridge.commandLine("devices", "list").getSubcommands()).containsOnlyKeys("devices");
        assertThat(Drawbridge.commandLine("devizes").getSubcommands()).hasSameSizeAs(ALL);
    }

    @Test
    void everyCommandSaysWhatItIsFor() {
        assertThat(ALL.values())
                .allSatisfy(command -> assertThat(command.getCommandSpec().usageMessage().hidden()
                        || command.getCommandSpec().usageMessage().description().length > 0).isTrue());
    }
}
