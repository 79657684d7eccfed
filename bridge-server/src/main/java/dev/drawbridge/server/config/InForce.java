package dev.drawbridge.server.config;

import dev.drawbridge.protocol.doc.Description;
import java.util.List;
import java.util.Optional;

/**
 * A setting as a bridge would have it.
 *
 * @param values none, if there is none; secrets are masked
 * @param line of the config file, if it stands there
 */
public record InForce(String setting, List<String> values, Source source, Optional<Integer> line) {
    /** Where a value comes from: who comes first wins. */
    public enum Source {
        @Description("The command line.")
        FLAG, @Description("A variable of the environment.")
        ENVIRONMENT, @Description("The config file.")
        FILE, @Description("Nobody has said anything.")
        DEFAULT
    }

    public InForce {
        values = List.copyOf(values);
    }
}
