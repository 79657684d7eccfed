package dev.drawbridge.server.project;

import dev.drawbridge.core.websocket.Address;
import dev.drawbridge.protocol.bridge.project.ProjectAdded;
import dev.drawbridge.protocol.bridge.project.ProjectDraft;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.CallingCommand;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Glyphs;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drawbridge project add}: lets devices start threads in a directory. */
@Command(name = "add", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = "Lets devices start threads in a directory, and in those below it.")
final class AddProject extends CallingCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", description = "Which directory. Default: this one.")
    private @Nullable String directory;

    @Option(names = "--name", paramLabel = "NAME", description = "What to call it. Default: as the directory is called.")
    private Optional<String> name = Optional.empty();

    AddProject() {
        this(System.getenv());
    }

    AddProject(Map<String, String> environment) {
        super("project", environment);
    }

    @Override
    protected int run(BridgeLine line) throws Refused {
        ProjectAdded added = line.call("bridge/projects/add",
                new ProjectDraft(path(line.destination()), name),
                ProjectAdded.class);
        return told(added, added.kept(), () -> out().println("the project " + added.project().name() + " is "
                + Glyphs.harmless(added.project().path())));
    }

    /** On another machine this directory means nothing: what is to be added there has to be written whole. */
    private String path(Destination destination) {
        if (directory != null && directory.isBlank()) {
            throw mistake("there is no directory to add: write one, or nothing for this one");
        }
        if (!(destination.address() instanceof Address.Unix)) {
            if (directory == null || !directory.startsWith("/")) {
                throw mistake(
                        "that bridge is on another machine: write the directory there whole, from the root");
            }
            return directory;
        }
        try {
            return Path.of(directory == null ? "" : directory).toAbsolutePath().toString();
        } catch (InvalidPathException none) {
            throw mistake("that is no path of a directory: write another");
        }
    }
}
