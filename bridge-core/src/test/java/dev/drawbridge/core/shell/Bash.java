package dev.drawbridge.core.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real bash that finds no programs, and says what it would have run. */
public final class Bash {
    private static final String SETUP = """
            PATH=/nonexistent
            command_not_found_handle() { printf '%s\\0' "$@"; printf '\\1\\0'; }
            """;

    private Bash() {}

    public static boolean isHere() {
        return Files.isExecutable(Path.of("/bin/bash"));
    }

    /** The words of each command that it would run. */
    public static List<List<String>> commands(List<String> scripts, Path folder) throws Exception {
        Path file = folder.resolve("script");
        Files.writeString(file, SETUP + String.join("\n", scripts) + "\n");
        Process bash = start(folder, "/bin/bash", "--norc", "--noprofile", file.toString());
        try {
            String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return split(said);
        } finally {
            bash.destroyForcibly();
        }
    }

    private static Process start(Path folder, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    private static List<List<String>> split(String said) {
        List<List<String>> commands = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String word : said.split("\0", -1)) {
            if (word.equals("\1")) {
                commands.add(List.copyOf(words));
                words.clear();
            } else {
                words.add(word);
            }
        }
        assertThat(words).as("what bash said at the end").containsExactly("");
        return commands;
    }
}
