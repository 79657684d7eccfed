package dev.drawbridge.server.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.project.ProjectNames;
import dev.drawbridge.core.user.UserPlaces;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;

/** What the tables of a config file mean; gathers all that is wrong with them. */
final class Interpretation {
    private static final String SERVE = "serve";
    private static final String PROJECTS = "projects";
    private static final List<String> TABLES = List.of(SERVE, PROJECTS);

    private final Path file;
    private final Positions positions;
    private final Settings settings;
    private final UserPlaces user;
    private final Set<String> projects = new HashSet<>();
    private final List<Given> given = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    Interpretation(Path file, String text, Settings settings, UserPlaces user) {
        this.file = file;
        this.positions = new Positions(text);
        this.settings = settings;
        this.user = user;
    }

    ConfigFile of(JsonNode tables) {
        for (Map.Entry<String, JsonNode> table : tables.properties()) {
            switch (table.getKey()) {
                case SERVE -> table(table, () -> table.getValue().properties().forEach(this::setting));
                case PROJECTS -> table(table, () -> table.getValue().properties().forEach(this::project));
                default -> unknownTable(table.getKey(), table.getValue());
            }
        }
        return new ConfigFile(file, given, faults);
    }

    private void table(Map.Entry<String, JsonNode> table, Runnable read) {
        if (table.getValue().isObject()) {
            read.run();
        } else {
            fault("'" + table.getKey() + "' is a table: write its settings below [" + table.getKey() + "]",
                    table.getKey());
        }
    }

    private void unknownTable(String name, JsonNode value) {
        if (settings.byName().containsKey(name) && !value.isObject()) {
            fault("'" + name + "' stands in no table: write it below [" + SERVE + "]", name);
        } else if (value.isObject()) {
            fault("there is no table [" + name + "]" + Likeness.nearest(name, TABLES)
                    .map(like -> ": did you mean [" + like + "]?")
                    .orElse(": there are [serve] and [projects]"),
                    name);
        } else {
            fault("there is no setting '" + name + "'" + meant(name, " in [" + SERVE + "]"), name);
        }
    }

    private void fault(String sentence, String... path) {
        faults.add(Fault.in(file, positions.of(path), sentence));
    }

    private void setting(Map.Entry<String, JsonNode> entry) {
        String name = entry.getKey();
        OptionSpec option = settings.byName().get(name);
        if (name.equals(Settings.PROJECT)) {
            fault("projects have a table of their own: write them below [projects], as name = \"directory\"",
                    SERVE, name);
        } else if (option == null) {
            fault("there is no setting '" + name + "'" + meant(name, ""), SERVE, name);
        } else {
            words(option, name, entry.getValue()).ifPresent(
                    words -> given.add(new Given(name, words, positions.of(SERVE, name))));
        }
    }

    private String meant(String name, String where) {
        return Likeness.nearest(name, settings.byName().keySet())
                .map(like -> ": did you mean '" + like + "'" + where + "?")
                .orElse(": 'drawbridge serve --help' tells them all, as options");
    }

    /** As a command line says it; of what cannot be meant there is a fault instead. */
    private Optional<List<String>> words(OptionSpec option, String name, JsonNode value) {
        String flag = "--" + name;
        if (Settings.isFlag(option)) {
            return value.isBoolean()
                    ? Optional.of(value.booleanValue() ? List.of(flag) : List.of())
                    : wrong(name, value, "true or false");
        }
        if (Settings.isRepeatable(option)) {
            return value.isArray() && value.valueStream().allMatch(JsonNode::isTextual)
                    ? Optional.of(value.valueStream()
                            .map(each -> flag + "=" + whole(option, each.textValue())).toList())
                    : wrong(name, value, "a list of texts, like [\"" + option.paramLabel() + "\"]");
        }
        if (Settings.isNumber(option)) {
            return value.isIntegralNumber()
                    ? Optional.of(List.of(flag + "=" + value.asText()))
                    : wrong(name, value, "a whole number, without quotes");
        }
        return value.isTextual()
                ? Optional.of(List.of(flag + "=" + whole(option, value.textValue())))
                : wrong(name, value,
                        "a text in quotes" + (Settings.isDuration(option) ? ", like \"10m\"" : ""));
    }

    private Optional<List<String>> wrong(String name, JsonNode value, String wanted) {
        fault("'" + name + "' takes no " + kind(value) + ": write " + wanted, SERVE, name);
        return Optional.empty();
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "list";
            case BOOLEAN -> "true or false";
            case NUMBER -> "number";
            case STRING -> "text";
            case OBJECT, POJO -> "table";
            case BINARY, MISSING, NULL -> "such thing";
        };
    }

    private void project(Map.Entry<String, JsonNode> entry) {
        String name = entry.getKey();
        if (!ProjectNames.isName(name)) {
            fault("'" + name + "' names no project: " + ProjectNames.RULE, PROJECTS, name);
        } else if (!projects.add(ProjectNames.key(name))) {
            fault("there is a project '" + name
                    + "' already, whatever its capitals: give this one another name",
                    PROJECTS, name);
        } else if (entry.getValue().isTextual() && !entry.getValue().textValue().isEmpty()) {
            given.add(new Given(Settings.PROJECT,
                    List.of("--" + Settings.PROJECT + "=" + name + "=" + file(entry.getValue().textValue())),
                    positions.of(PROJECTS, name)));
        } else {
            fault("the project '" + name + "' is a directory: write its path in quotes", PROJECTS, name);
        }
    }

    /** What the shell would have done with it: {@code ~} is the user's home; files are beside the one that names them. */
    private String whole(OptionSpec option, String text) {
        return Settings.isPath(option) && !text.isEmpty() ? file(text) : user.expanded(text);
    }

    private String file(String text) {
        try {
            return file.toAbsolutePath().resolveSibling(user.expanded(text))
                    .normalize().toString();
        } catch (InvalidPathException none) {
            return text;
        }
    }
}
