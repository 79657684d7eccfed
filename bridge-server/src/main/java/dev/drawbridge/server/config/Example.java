package dev.drawbridge.server.config;

import dev.drawbridge.core.user.PrivateFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A config file in which nothing is set, and everything is told that could be. */
public final class Example {
    private static final int WIDTH = 96;
    private static final String HEAD = """
            # What 'drawbridge serve' is told each time. What stands on its command line counts before this.
            # 'drawbridge config check' says what is in force, and what is wrong here.
            # A path that begins with no slash is taken from the directory of this file, one with ~/ from your home.

            """;
    private static final String PROJECTS = """

            # Directories in which devices may start threads that are not allowed everything.
            [projects]
            # web = "~/work/web"
            """;

    private final List<OptionSpec> options;

    /** @param serve whose options are told */
    public Example(CommandSpec serve) {
        options = new Settings(serve).inOrder().stream()
                .filter(option -> !Settings.name(option).equals(Settings.PROJECT)).toList();
    }

    /** The file's text. */
    public String text() {
        StringBuilder text = new StringBuilder(HEAD).append("[serve]\n");
        for (OptionSpec option : options) {
            String description = String.join(" ", option.description()).replace("${DEFAULT-VALUE}",
                    String.join(", ", Defaults.of(option)));
            text.append('\n');
            lines(description).forEach(line -> text.append("# ").append(line).append('\n'));
            text.append("# ").append(Settings.name(option)).append(" = ").append(value(option)).append('\n');
        }
        return text.append(PROJECTS).toString();
    }

    private static String value(OptionSpec option) {
        List<String> usual = Defaults.of(option);
        if (Settings.isFlag(option)) {
            return "true";
        }
        if (Settings.isRepeatable(option)) {
            return "[" + quoted(option.paramLabel()) + "]";
        }
        String value = usual.isEmpty() ? option.paramLabel() : usual.getFirst();
        return Settings.isNumber(option) ? value : quoted(value);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", /* limit= */ -1)) {
            if (line.length() + 1 + word.length() > WIDTH && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /**
     * Writes it where there is nothing yet, for nobody else to read.
     *
     * @throws FileAlreadyExistsException when there is something
     */
    public void write(Path file) throws IOException {
        new PrivateFile(file).make(text());
    }
}
