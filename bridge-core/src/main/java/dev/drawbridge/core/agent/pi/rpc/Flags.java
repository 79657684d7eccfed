package dev.drawbridge.core.agent.pi.rpc;

import dev.drawbridge.core.agent.AgentUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of Pi's command line that not every Pi knows; an older one does not start with a word that is unknown to it. */
record Flags(boolean sessionId, boolean approve, boolean name) {
    /** Those that Pi explains when it is asked for help. */
    static Flags explainedIn(String help) {
        return new Flags(help.contains("--session-id "), help.contains("--no-approve"),
                help.contains("--name, "));
    }

    /** Whether it is new enough to write down no model, and to be in need of {@link SharedHome}. */
    boolean sharesHome() {
        return sessionId;
    }

    /** The words after {@code pi} that start it so. */
    List<String> arguments(PiLaunch launch, Optional<Path> sessions) throws AgentUnavailable {
        List<String> words = new ArrayList<>(List.of("--mode", "rpc"));
        words.addAll(session(launch.session(), sessions));
        add(words, "--provider", launch.provider());
        add(words, "--model", launch.model());
        add(words, "--thinking", launch.thinking());
        if (name) {
            add(words, "--name", launch.name());
        }
        if (approve) {
            words.addAll(switch (launch.trust()) {
                case APPROVED -> List.of("--approve");
                case REFUSED -> List.of("--no-approve");
                case AS_REMEMBERED -> List.of();
            });
        }
        words.addAll(launch.arguments());
        return words;
    }

    private List<String> session(SessionChoice choice, Optional<Path> sessions) throws AgentUnavailable {
        List<String> words = new ArrayList<>();
        switch (choice) {
            case SessionChoice.Fresh fresh ->
                sessions.ifPresent(place -> add(words, "--session-dir", place.toString()));
            case SessionChoice.Begun begun when sessionId && sessions.isPresent() ->
                add(words, "--session", written(begun).toString());
            case SessionChoice.Begun begun ->
                sessions.ifPresent(place -> add(words, "--session-dir", place.toString()));
            case SessionChoice.Known known -> {
                if (!sessionId) {
                    throw new AgentUnavailable("this pi cannot begin a session under a given id:"
                            + " update it with npm i -g " + PiProgram.PACKAGE);
                }
                sessions.ifPresent(place -> add(words, "--session-dir", place.toString()));
                add(words, "--session-id", known.id());
            }
            case SessionChoice.Stored stored -> add(words, "--session", stored.file().toString());
            case SessionChoice.Ephemeral ephemeral -> words.add("--no-session");
        }
        return words;
    }

    private static Path written(SessionChoice.Begun begun) throws AgentUnavailable {
        try {
            return begun.file().write();
        } catch (IOException full) {
            throw new AgentUnavailable("pi was not started: no session could be written for it,"
                    + " see that there is room and that its sessions may be written to", full);
        }
    }

    private static void add(List<String> words, String flag, String value) {
        if (!value.isEmpty()) {
            words.add(flag);
            words.add(value);
        }
    }
}
