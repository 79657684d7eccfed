package dev.drawbridge.core.agent.pi.rpc;

import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.process.Child;
import dev.drawbridge.core.process.Executables;
import dev.drawbridge.core.time.Scheduler;
import dev.drawbridge.core.user.UserPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Pi as it is installed here, and the agent directory of the person that it is started for. */
public final class PiProgram {
    static final String PACKAGE = "@earendil-works/pi-coding-agent";
    private static final String AGENT_DIRECTORY = "PI_CODING_AGENT_DIR";

    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final ReentrantLock trying = new ReentrantLock();
    private final String binary;
    private final Map<String, String> environment;
    private final Leftovers homes;
    private final SharedHome shared;
    private final Scheduler scheduler;
    private final Set<PiProcess> living = ConcurrentHashMap.newKeySet();
    private Optional<Tried> tried = Optional.empty();

    private record Tried(Path program, FileTime time, Flags flags) {}

    /**
     * Pi as it would be started; what an earlier bridge may have left at the place is removed before the first is.
     *
     * @param binary a path, or a name that is looked up on PATH
     * @param environment what Pi and its commands see of the environment, PATH among it
     * @param place where processes have agent directories that are not the person's, as long as they live
     */
    public PiProgram(String binary, Map<String, String> environment, Path place, Scheduler scheduler) {
        this.binary = binary;
        this.environment = Map.copyOf(environment);
        this.homes = new Leftovers(place.toAbsolutePath());
        this.shared = new SharedHome(homes);
        this.scheduler = scheduler;
    }

    /** The program that would be started. */
    public Optional<Path> binary() {
        return new Executables(environment.getOrDefault("PATH", "")).find(binary);
    }

    /** Where the person's Pi keeps its settings, credentials and sessions. */
    public Path agentDirectory() {
        String named = environment.getOrDefault(AGENT_DIRECTORY, "");
        return resolved(named.isEmpty() ? "~/.pi/agent" : named, environment);
    }

    /** Below which Pi keeps the person's sessions. */
    public Path sessionsDirectory() {
        return new SessionPlace(agentDirectory(), environment).root();
    }

    static Path resolved(String named, Map<String, String> environment) {
        return Path.of(UserPlaces.of(environment).expanded(named)).toAbsolutePath();
    }

    /**
     * Looks whether Pi is there and runs, and what words its command line knows; takes up to a second the first time.
     *
     * @throws AgentUnavailable with a sentence that says what to do
     */
    public void check() throws AgentUnavailable {
        flags(program());
    }

    /** Ends every process that was started, and returns when nothing is left of them, within 5 s. */
    public void endAll() {
        List<PiProcess> all = List.copyOf(living);
        all.forEach(PiProcess::end);
        CompletableFuture.allOf(all.stream().map(PiProcess::over).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, LONGEST_END.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    void began(PiProcess process) {
        living.add(process);
    }

    void ended(PiProcess process) {
        living.remove(process);
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Lodging home() throws AgentUnavailable {
        boolean together = flags(program()).sharesHome();
        try {
            return together
                    ? shared.enter(agentDirectory())
                    : PrivateHome.at(homes.next(), agentDirectory());
        } catch (IOException full) {
            throw new AgentUnavailable("pi was not started: no directory of its own could be made for it at "
                    + homes.place() + ", see that there is room and that it may be written to", full);
        }
    }

    Child start(PiLaunch launch, Lodging home) throws AgentUnavailable {
        Path program = program();
        List<String> command = new ArrayList<>(List.of(program.toString()));
        Path directory = launch.directory().toAbsolutePath();
        command.addAll(flags(program).arguments(launch,
                new SessionPlace(agentDirectory(), environment).of(directory)));
        if (!Files.isDirectory(directory)) {
            throw new AgentUnavailable("pi was not started: there is no directory " + directory);
        }
        Map<String, String> own = new HashMap<>(environment);
        own.put(AGENT_DIRECTORY, home.directory().toString());
        try {
            return Child.start(command, own, directory);
        } catch (IOException refused) {
            throw new AgentUnavailable(program + " could not be started in " + directory
                    + ": see that it is a program for this machine", refused);
        }
    }

    private Path program() throws AgentUnavailable {
        return binary().orElseThrow(() -> new AgentUnavailable(binary.indexOf('/') < 0
                ? binary + " was not found on PATH: install it with npm i -g " + PACKAGE
                        + " (it needs Node.js 22.19 or newer) or name it with --pi-bin"
                : binary + " is not a program: name Pi with --pi-bin"));
    }

    /** Tried again when another Pi was installed. */
    private Flags flags(Path program) throws AgentUnavailable {
        trying.lock();
        try {
            Path real = program.toRealPath();
            FileTime time = Files.getLastModifiedTime(real);
            Optional<Flags> known = tried
                    .filter(last -> last.program().equals(real) && last.time().equals(time))
                    .map(Tried::flags);
            if (known.isPresent()) {
                return known.get();
            }
            if (tried.isEmpty()) {
                homes.sweep();
            }
            try (PrivateHome bare = PrivateHome.bare(homes.next())) {
                Flags flags = new Trial(program, environment).run(bare.place(), scheduler);
                tried = Optional.of(new Tried(real, time, flags));
                return flags;
            }
        } catch (IOException full) {
            throw new AgentUnavailable("pi was not started: nothing can be written at " + homes.place()
                    + ", see that there is room", full);
        } finally {
            trying.unlock();
        }
    }
}
