import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program as it is handed out: one directory that holds all it needs and works wherever it is put.
 *
 * <pre>
 * bin/drawbridge       the launcher
 * lib/drawbridge.jar   the program; its manifest names the other jars, which lie beside it
 * lib/java.options     how the Java runtime is set up, with more in serve.options and command.options
 * lib/serve.aot        what the runtime has learned about starting the bridge
 * lib/command.aot      what it has learned about carrying out a command
 * runtime/             a Java runtime with the modules that the jars use, and the native parts of SQLite and of terminals
 * </pre>
 *
 * @param home where the image lies while it is made
 */
record Image(Path home) {
    /** Modules that some jar mentions and the program never enters, each with what it is mentioned for. */
    private static final Map<String, String> NEVER_ENTERED = Map.of(
            "java.desktop",
            "Jackson reads two annotations of java.beans, and does without where there are none");

    /** Makes the image anew: {@code java Image.java IMAGE FILES PROGRAM CLASSPATH}. */
    public static void main(String[] arguments)
            throws IOException, InterruptedException, ReflectiveOperationException {
        Path finished = Path.of(arguments[0]);
        Path files = Path.of(arguments[1]);
        Path program = Path.of(arguments[2]);
        List<Path> libraries = Stream.of(arguments[3].split(File.pathSeparator)).map(Path::of)
                .filter(Files::isRegularFile).toList();

        Image image = new Image(finished.resolveSibling(finished.getFileName() + ".unfinished"));
        delete(finished);
        delete(image.home);
        image.copy(files);
        image.copy(program, libraries);
        for (NativeParts natives : NativeParts.of(libraries)) {
            natives.leaveOut(image.library(natives.jar()));
        }
        OldClasses old = OldClasses.of(libraries);
        old.renew(image.library(old.jar()));
        image.link(image.modules());
        NativeParts.unpack(libraries, image.runtime().resolve("lib"));
        image.train();
        Files.move(image.home, finished);
    }

    private void copy(Path files) throws IOException {
        for (Path file : tree(files)) {
            Files.copy(file, home.resolve(files.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private void copy(Path program, List<Path> libraries) throws IOException {
        Files.copy(program, program());
        for (Path library : libraries) {
            Files.copy(library, library(library));
        }
    }

    private Path library(Path original) {
        return home.resolve("lib").resolve(original.getFileName());
    }

    /** What jdeps finds in the jars. It sees no reflection; what only that reaches has to be added here. */
    private TreeSet<String> modules() throws IOException {
        List<String> jdeps = new ArrayList<>(
                List.of("--list-deps", "--ignore-missing-deps", "--multi-release",
                        String.valueOf(Runtime.version().feature())));
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            jars.map(Path::toString).filter(name -> name.endsWith(".jar")).sorted().forEach(jdeps::add);
        }
        ModuleFinder jdk = ModuleFinder.ofSystem();
        TreeSet<String> modules = run("jdeps", jdeps).lines()
                .map(line -> line.strip().split("/", 2)[0])
                .filter(name -> jdk.find(name).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
        modules.removeAll(NEVER_ENTERED.keySet());
        return modules;
    }

    private void link(TreeSet<String> modules) {
        run("jlink", List.of("--output", runtime().toString(), "--add-modules", String.join(",", modules),
                "--vm", "server", "--compress", "zip-6", "--strip-java-debug-attributes",
                "--no-header-files", "--no-man-pages"));
    }

    private void train() throws IOException, InterruptedException {
        Path log = home.resolve("training.log");
        new Training(learning("serve"), learning("command"), log).run();
        for (String kind : List.of("serve", "command")) {
            if (!Files.exists(cache(kind))) {
                throw new IllegalStateException(
                        "The training left no " + cache(kind) + " behind:\n" + Files.readString(log));
            }
        }
        Files.delete(log);
    }

    /** What runs the program in a way that the runtime learns from; the program's arguments follow. */
    private List<String> learning(String kind) {
        return List.of(runtime().resolve("bin/java").toString(), "@" + home.resolve("lib/java.options"),
                "@" + home.resolve("lib/" + kind + ".options"), "-XX:AOTCacheOutput=" + cache(kind), "-jar",
                program().toString());
    }

    private Path cache(String kind) {
        return home.resolve("lib/" + kind + ".aot");
    }

    private Path program() {
        return home.resolve("lib/drawbridge.jar");
    }

    private Path runtime() {
        return home.resolve("runtime");
    }

    private static String run(String tool, List<String> arguments) {
        StringWriter said = new StringWriter();
        PrintWriter both = new PrintWriter(said);
        if (ToolProvider.findFirst(tool).orElseThrow().run(both, both,
                arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException(tool + " " + String.join(" ", arguments) + ":\n" + said);
        }
        return said.toString();
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            for (Path path : tree(directory).reversed()) {
                Files.delete(path);
            }
        }
    }

    /** A directory and all below it, parents before their children. */
    private static List<Path> tree(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
