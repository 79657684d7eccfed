package dev.drawbridge.server.config;

import dev.drawbridge.core.user.UserPlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** A line for {@code serve}, and the config file that goes with it: what the line says counts, then the environment. */
public final class ServeLine {
    private static final String TOKEN_VARIABLE = "DRAWBRIDGE_TOKEN";
    private static final String TOKEN = "auth-token";

    private final List<String> line;
    private final Map<String, String> environment;
    private final Supplier<CommandLine> serve;
    private final Function<ParameterException, String> words;
    private final ConfigPlace place;

    /**
     * Finds the file; reads nothing.
     *
     * @param line the arguments of {@code serve}
     * @param serve makes the command that takes them, which is never carried out
     * @param words says what is wrong with a line
     */
    public ServeLine(List<String> line, Map<String, String> environment, Supplier<CommandLine> serve,
            Function<ParameterException, String> words) {
        this.line = List.copyOf(line);
        this.environment = environment;
        this.serve = serve;
        this.words = words;
        this.place = ConfigPlace.of(line, environment);
    }

    /** The file that goes with the line, if there is one. */
    public ConfigPlace place() {
        return place;
    }

    /** The line with what the file says. */
    public Composed composed() {
        if (!place.matters()) {
            return new Composed.Plain();
        }
        Settings settings = settings();
        ConfigFile file = read(settings);
        if (!file.faults().isEmpty()) {
            return new Composed.Faulty(file.faults());
        }
        Optional<ParseResult> said = parsed();
        return said.isEmpty()
                ? new Composed.Plain()
                : new Composed.Complete(place.file(), whole(file, said.get()));
    }

    private Settings settings() {
        return new Settings(serve.get().getCommandSpec());
    }

    private ConfigFile read(Settings settings) {
        ConfigFile file = ConfigFile.read(place.file(), settings, UserPlaces.of(environment));
        return refused(file.given()).isEmpty()
                ? file
                : file.with(
                        file.given().stream().flatMap(given -> refused(List.of(given)).stream()).toList());
    }

    /** Nothing, if the line itself is wrong: whoever carries it out will say so. */
    private Optional<ParseResult> parsed() {
        try {
            return Optional.of(serve.get().parseArgs(line.toArray(String[]::new)));
        } catch (ParameterException wrong) {
            return Optional.empty();
        }
    }

    private Optional<Fault> refused(List<Given> given) {
        try {
            serve.get()
                    .parseArgs(given.stream().flatMap(each -> each.words().stream()).toArray(String[]::new));
            return Optional.empty();
        } catch (ParameterException wrong) {
            return Optional.of(Fault.in(place.file(), given.getFirst().position(),
                    withoutHyphens(given.getFirst(), words.apply(wrong))));
        }
    }

    private static String withoutHyphens(Given given, String sentence) {
        return sentence.replace("--" + given.setting() + " ", "'" + given.setting() + "' ");
    }

    private List<String> whole(ConfigFile file, ParseResult said) {
        Stream<String> named = said.hasMatchedOption(ConfigPlace.OPTION)
                ? Stream.of()
                : Stream.of(ConfigPlace.OPTION + "=" + place.file());
        Stream<String> before = effective(file, said).flatMap(given -> given.words().stream());
        return Stream.concat(named, Stream.concat(before, line.stream())).toList();
    }

    /** What of the file counts. Projects add up, whoever names them. */
    private Stream<Given> effective(ConfigFile file, ParseResult said) {
        List<String> before = new ArrayList<>(
                said.matchedOptions().stream().map(Settings::name).toList());
        if (hasTokenOutside()) {
            before.add(TOKEN);
        }
        return file.given().stream().filter(given -> given.setting().equals(Settings.PROJECT)
                || before.stream().noneMatch(name -> Settings.areRivals(name, given.setting())));
    }

    private boolean hasTokenOutside() {
        return !environment.getOrDefault(TOKEN_VARIABLE, "").isBlank();
    }

    /**
     * Everything that is wrong with the file.
     *
     * @param trial takes a whole line in earnest, short of carrying it out
     */
    public List<Fault> faults(Trial trial) {
        if (!place.matters()) {
            return tried(List.of(), line, trial);
        }
        ConfigFile file = read(settings());
        if (!file.faults().isEmpty()) {
            return file.faults();
        }
        return parsed().map(said -> tried(file.given(), whole(file, said), trial))
                .orElseGet(() -> tried(file.given(), line, trial));
    }

    /** Takes a line in earnest, short of carrying it out. */
    @FunctionalInterface
    public interface Trial {
        /**
         * Takes it.
         *
         * @throws ParameterException when it cannot be meant
         */
        void of(List<String> line);
    }

    private List<Fault> tried(List<Given> given, List<String> whole, Trial trial) {
        return wrong(whole, trial).map(sentence -> wrong(line, trial).equals(Optional.of(sentence))
                ? new Fault(Optional.empty(), Optional.empty(), sentence)
                : Fault.in(place.file(), position(given, sentence), sentence)).stream().toList();
    }

    private Optional<String> wrong(List<String> told, Trial trial) {
        try {
            trial.of(told);
            return Optional.empty();
        } catch (ParameterException wrong) {
            return Optional.of(words.apply(wrong));
        }
    }

    /** Of the setting that a sentence names, or else of the one whose value it quotes. */
    private static Optional<Position> position(List<Given> given, String sentence) {
        return Stream.concat(given.stream().filter(each -> quotes(sentence, "--" + each.setting())),
                given.stream().filter(each -> values(each).anyMatch(value -> quotes(sentence, value))))
                .flatMap(each -> each.position().stream()).findFirst();
    }

    private static Stream<String> values(Given given) {
        return given.words().stream().flatMap(word -> Stream.of(word.split("=", -1)).skip(1))
                .filter(value -> !value.isEmpty());
    }

    /** Whether the word stands in the sentence, and not as a part of another. */
    private static boolean quotes(String sentence, String word) {
        return Pattern.compile("(?<![\\w.:/-])" + Pattern.quote(word) + "(?![\\w-])").matcher(sentence)
                .find();
    }

    /** Each setting as a bridge would have it; to be asked when nothing is wrong. */
    public List<InForce> inForce() {
        Settings settings = settings();
        Optional<ConfigFile> file = place.matters() ? Optional.of(read(settings)) : Optional.empty();
        ParseResult said = parsed().orElseThrow();
        List<Given> effective = file.map(read -> effective(read, said).toList()).orElse(List.of());
        return settings.inOrder().stream().flatMap(option -> inForce(option, said, effective)).toList();
    }

    private Stream<InForce> inForce(OptionSpec option, ParseResult said, List<Given> effective) {
        String name = Settings.name(option);
        List<Given> here = effective.stream().filter(given -> given.setting().equals(name)).toList();
        Stream<InForce> ofTheFile = here.stream()
                .map(given -> new InForce(name, values(option, given.words()), InForce.Source.FILE,
                        given.position().map(Position::line)));
        if (said.hasMatchedOption(option.longestName())) {
            List<String> values = said.matchedOption(option.longestName()).originalStringValues();
            return Stream.concat(ofTheFile, Stream.of(new InForce(name,
                    masked(name, values.isEmpty() ? List.of("true") : values), InForce.Source.FLAG,
                    Optional.empty())));
        }
        if (!here.isEmpty()) {
            return ofTheFile;
        }
        if (name.equals(TOKEN) && hasTokenOutside()) {
            return Stream
                    .of(new InForce(name, List.of(Masks.MASK), InForce.Source.ENVIRONMENT, Optional.empty()));
        }
        return Stream.of(new InForce(name, Defaults.of(option), InForce.Source.DEFAULT, Optional.empty()));
    }

    private static List<String> values(OptionSpec option, List<String> words) {
        String name = Settings.name(option);
        return Settings.isFlag(option)
                ? List.of(String.valueOf(!words.isEmpty()))
                : masked(name, words.stream().map(word -> word.substring(word.indexOf('=') + 1)).toList());
    }

    private static List<String> masked(String name, List<String> values) {
        return values.stream().map(value -> Masks.of(name, value)).toList();
    }
}
