package dev.drawbridge.server.project;

import dev.drawbridge.protocol.bridge.project.ProjectName;
import dev.drawbridge.protocol.bridge.project.ProjectRemoved;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.CallingCommand;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Glyphs;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code drawbridge project remove}: lets devices start no more threads in a directory. */
@Command(name = "remove", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = "Lets devices start no more threads in a project. What works there goes on.")
final class RemoveProject extends CallingCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "Which project.")
    private String name = "";

    RemoveProject() {
        this(System.getenv());
    }

    RemoveProject(Map<String, String> environment) {
        super("project", environment);
    }

    @Override
    protected int run(BridgeLine line) throws Refused {
        ProjectRemoved removed;
        try {
            removed = line.call("bridge/projects/remove", new ProjectName(name), ProjectRemoved.class);
        } catch (Refused refused) {
            return refused.code() == ErrorCode.NOT_FOUND.number()
                    ? fail("there is no project '" + name
                            + "': 'drawbridge project list' shows which there are")
                    : fail(refused);
        }
        return told(removed, removed.kept(), () -> out().println(
                removed.name() + " is no project any more: " + Glyphs.harmless(removed.path())));
    }
}
