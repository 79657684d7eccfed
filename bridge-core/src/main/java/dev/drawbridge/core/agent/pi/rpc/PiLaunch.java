package dev.drawbridge.core.agent.pi.rpc;

import java.nio.file.Path;
import java.util.List;

/**
 * How a process is started; an empty text leaves it to Pi.
 *
 * @param directory where it works
 * @param provider of the model, which is then named too
 * @param model the id that the provider has for it
 * @param thinking a level that Pi knows
 * @param name what the session is called; an older Pi takes none
 * @param arguments more words for Pi's command line
 */
public record PiLaunch(Path directory, SessionChoice session, String provider, String model, String thinking,
        String name, Trust trust, List<String> arguments) {
    public PiLaunch {
        if (provider.isEmpty() != model.isEmpty()) {
            throw new IllegalArgumentException(
                    "a model is named with its provider: " + provider + "/" + model);
        }
        arguments = List.copyOf(arguments);
    }

    /** Pi as it is configured, in a new session. */
    public static PiLaunch in(Path directory) {
        return new PiLaunch(directory, new SessionChoice.Fresh(), /* provider= */ "", /* model= */ "",
                /* thinking= */ "", /* name= */ "", Trust.AS_REMEMBERED, List.of());
    }

    public PiLaunch withSession(SessionChoice session) {
        return new PiLaunch(directory, session, provider, model, thinking, name, trust, arguments);
    }

    public PiLaunch withModel(String provider, String model) {
        return new PiLaunch(directory, session, provider, model, thinking, name, trust, arguments);
    }

    public PiLaunch withThinking(String thinking) {
        return new PiLaunch(directory, session, provider, model, thinking, name, trust, arguments);
    }

    public PiLaunch withName(String name) {
        return new PiLaunch(directory, session, provider, model, thinking, name, trust, arguments);
    }

    public PiLaunch withTrust(Trust trust) {
        return new PiLaunch(directory, session, provider, model, thinking, name, trust, arguments);
    }

    public PiLaunch withArguments(List<String> arguments) {
        return new PiLaunch(directory, session, provider, model, thinking, name, trust, arguments);
    }
}
