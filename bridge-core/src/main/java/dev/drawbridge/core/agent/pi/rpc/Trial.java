package dev.drawbridge.core.agent.pi.rpc;

import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.process.Child;
import dev.drawbridge.core.process.LastWords;
import dev.drawbridge.core.time.Scheduler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A run of Pi that does nothing but explain its command line, in an agent directory with nothing in it. */
final class Trial {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** What Node.js writes when a program dies of an error in it. */
    private static final Pattern NODE = Pattern.compile("Node\\.js v(\\d+)\\.(\\d+)\\.\\S+");
    private static final int MAJOR = 22;
    private static final int MINOR = 19;

    private final Path binary;
    private final Map<String, String> environment;
    private final LastWords lastWords = new LastWords(line -> {});

    Trial(Path binary, Map<String, String> environment) {
        this.binary = binary;
        this.environment = environment;
    }

    Flags run(Path empty, Scheduler scheduler) throws AgentUnavailable {
        Map<String, String> own = new HashMap<>(environment);
        own.put("PI_CODING_AGENT_DIR", empty.toString());
        try {
            Child child = Child.start(List.of(binary.toString(), "--help", "--no-session", "--offline"), own,
                    empty);
            Thread errors = Thread.ofVirtual().name("pi-errors").start(() -> lastWords.read(child.errors()));
            scheduler.after(PATIENCE, child::end);
            String help = new String(child.output().readAllBytes(), StandardCharsets.UTF_8);
            child.end();
            errors.join(PATIENCE);
            if (child.exitCode() != 0) {
                throw new AgentUnavailable(whyNot(child.exitCode()));
            }
            return Flags.explainedIn(help);
        } catch (IOException notStarted) {
            throw new AgentUnavailable(
                    binary + " could not be started: see that it is a program for this machine",
                    notStarted);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new AgentUnavailable("pi was not waited for", hurry);
        }
    }

    private String whyNot(int exitCode) {
        for (String line : lastWords.lines()) {
            Matcher node = NODE.matcher(line);
            if (node.matches() && isTooOld(node)) {
                return "pi does not run on " + line + ", which is the first on PATH: it needs Node.js "
                        + MAJOR
                        + "." + MINOR + " or newer";
            }
            if (exitCode == 127 && line.contains("node")) {
                return "pi needs Node.js " + MAJOR + "." + MINOR + " or newer, and there is no node on PATH";
            }
        }
        return "pi does not run, it ends with exit code " + exitCode + PiProcess.quoted(lastWords);
    }

    private static boolean isTooOld(Matcher node) {
        int major = Integer.parseInt(node.group(1));
        return major < MAJOR || (major == MAJOR && Integer.parseInt(node.group(2)) < MINOR);
    }
}
