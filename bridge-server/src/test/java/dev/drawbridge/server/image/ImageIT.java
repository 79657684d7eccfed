package dev.drawbridge.server.image;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.audit.Deed;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.Store;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.protocol.bridge.audit.AuditAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The image, away from where it was built and with an empty environment. */
@Timeout(120)
final class ImageIT {
    /** Makes a start fail that has to do without the cache. */
    private static final String CACHE_OR_NOTHING = "-XX:AOTMode=on";

    @TempDir
    private static Path place;
    private static Path moved;
    /** All there is on the PATH: the one command that the launcher needs, and no java. */
    private static Path commands;

    @BeforeAll
    static void moveTheImage() throws IOException {
        moved = copyTo("a place with spaces");
        commands = Files.createDirectory(place.resolve("commands"));
        Files.copy(Path.of("/usr/bin/readlink"), commands.resolve("readlink"), COPY_ATTRIBUTES);
    }

    @Test
    void versionAnswersWithoutAJavaOnThePath() throws Exception {
        Outcome version = drawbridge(moved, "", "--version");

        assertThat(version.out()).matches("drawbridge \\d+\\.\\d+\\.\\d+\\S*\\RJava 25\\S*\\R");
        assertThat(version.err()).isEmpty();
        assertThat(version.exitCode()).isZero();
    }

    @Test
    void aWrongWordEndsWithExitCodeTwo() throws Exception {
        Outcome mistake = drawbridge(moved, "", "xyzzy");

        assertThat(mistake.out()).isEmpty();
        assertThat(mistake.err()).contains("xyzzy", "--help");
        assertThat(mistake.exitCode()).isEqualTo(2);
    }

    @Test
    void worksThroughSymbolicLinks() throws Exception {
        Path bin = Files.createDirectory(place.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("bridge"), bin.relativize(moved.resolve("bin/drawbridge")));
        Path link = Files.createSymbolicLink(place.resolve("link"), Path.of("bin/bridge"));

        assertThat(run(link, "", "--version").out()).startsWith("drawbridge ");
    }

    @Test
    void startsFromItsCacheWhenMoved() throws Exception {
        assertThat(drawbridge(moved, CACHE_OR_NOTHING, "--version").exitCode()).isZero();
    }

    @Test
    void aStaleCacheGoesUnnoticed() throws Exception {
        Path touched = copyTo("touched");
        Files.setLastModifiedTime(touched.resolve("lib/drawbridge.jar"), FileTime.fromMillis(0));

        assertThat(drawbridge(touched, CACHE_OR_NOTHING, "--version").exitCode()).isNotZero();
        assertThat(drawbridge(touched, "", "--version")).isEqualTo(drawbridge(moved, "", "--version"));
    }

    @Test
    void aMissingCacheGoesUnnoticed() throws Exception {
        Path bare = copyTo("bare");
        Files.delete(bare.resolve("lib/serve.aot"));
        Files.delete(bare.resolve("lib/command.aot"));

        assertThat(drawbridge(bare, "", "--version")).isEqualTo(drawbridge(moved, "", "--version"));
    }

    @Test
    void furtherOptionsReachTheRuntime() throws Exception {
        assertThat(drawbridge(moved, "-Xmx77m -XshowSettings:vm", "--version").err()).contains("77.00M");
    }

    @Test
    void theRuntimeHoldsNoDesktop() throws Exception {
        Outcome modules = run(moved.resolve("runtime/bin/java"), "", "--list-modules");

        assertThat(modules.out()).contains("java.base@").doesNotContain("java.desktop@");
    }

    @Test
    void readsTheRecordThatIsInItsHome() throws Exception {
        Path home = Files.createDirectory(place.resolve("kept"));
        try (Store store = Store.open(new Home(home), "epoch", StoreOptions.DEFAULT)) {
            store.audit().add(Deed.of(AuditAction.AGENT_STARTED, Map.of("agent", "demo")));
        }

        assertThat(audit(home).out()).matches("     1  [-: 0-9]{19}  agent started +agent=demo\\R");
        assertThat(audit(home, "--json").out()).startsWith("{\"number\":1,").endsWith("}\n");
        assertThat(audit(home, "--verify").out()).startsWith("1 records, all as they were written");
        assertThat(audit(home, "--help").out()).startsWith("Usage: drawbridge audit");
    }

    @Test
    void readsTheRecordWithoutTheNetwork() throws Exception {
        Outcome refused = run(moved.resolve("bin/drawbridge"), "-XX:AOTMode=off -Xlog:class+load:stdout",
                "audit");

        assertThat(refused.out()).contains("dev.drawbridge.server.cli.ShowAudit ")
                .doesNotContain("io.netty.");
    }

    @Test
    void theCommandLineIsInTheCache() throws Exception {
        assertThat(drawbridge(moved, "-Xlog:class+load:stdout", "--version").out())
                .containsPattern("picocli\\.CommandLine source: shared objects file");
    }

    @Test
    void keepsThingsWithTheNativePartOfItsOwnPlatform() throws Exception {
        String classes = Path.of(Keeping.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();

        Outcome kept = Outcome.of(moved.resolve("runtime/bin/java"), Map.of(),
                List.of("--enable-native-access=ALL-UNNAMED", "-cp",
                        classes + ":" + moved.resolve("lib") + "/*", Keeping.class.getName(),
                        place.resolve("home").toString()));

        assertThat(kept).isEqualTo(new Outcome(0, "kept: 1\n", ""));
    }

    private static Path copyTo(String name) throws IOException {
        Path image = Path.of(System.getProperty("drawbridge.image"));
        Path copy = place.resolve(name);
        try (Stream<Path> tree = Files.walk(image)) {
            for (Path file : tree.toList()) {
                Files.copy(file, copy.resolve(image.relativize(file)), COPY_ATTRIBUTES);
            }
        }
        return copy;
    }

    private static Outcome drawbridge(Path image, String javaOptions, String argument) throws Exception {
        return run(image.resolve("bin/drawbridge"), javaOptions, argument);
    }

    private static Outcome audit(Path home, String... options) throws Exception {
        Outcome shown = Outcome.of(moved.resolve("bin/drawbridge"),
                Map.of("PATH", commands.toString(), "DRAWBRIDGE_HOME", home.toString()),
                Stream.concat(Stream.of("audit"), Stream.of(options)).toList());
        assertThat(shown.err()).isEmpty();
        assertThat(shown.exitCode()).isZero();
        return shown;
    }

    private static Outcome run(Path program, String javaOptions, String argument) throws Exception {
        return Outcome.of(program, Map.of("PATH", commands.toString(), "DRAWBRIDGE_JAVA_OPTS", javaOptions),
                List.of(argument));
    }
}
