package dev.drawbridge.server.image;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a program that has ended leaves behind. */
record Outcome(int exitCode, String out, String err) {
    /** Runs a program to its end, with nothing in its environment but what is given. */
    static Outcome of(Path program, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("drawbridge", ".out");
        Path err = Files.createTempFile("drawbridge", ".err");
        try {
            List<String> command = Stream.concat(Stream.of(program.toString()), arguments.stream()).toList();
            ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                assertThat(process.waitFor(30, SECONDS)).as("%s ends within 30 s", command).isTrue();
            } finally {
                process.destroyForcibly();
            }
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
