package dev.drawbridge.core.store;

import static dev.drawbridge.core.store.Pages.firsts;
import static dev.drawbridge.core.store.Pages.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.journal.JournalState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "paths and permissions look different there")
final class HomeTest {
    @TempDir
    private Path directory;

    @Test
    void itIsWhereTheEnvironmentSays() {
        assertThat(Home.of(Map.of("DRAWBRIDGE_HOME", "/x/y", "XDG_DATA_HOME", "/z")).directory())
                .isEqualTo(Path.of("/x/y"));
        assertThat(Home.of(Map.of("XDG_DATA_HOME", "/z", "HOME", "/h")).directory())
                .isEqualTo(Path.of("/z/drawbridge"));
        assertThat(Home.of(Map.of("XDG_DATA_HOME", "z", "HOME", "/h")).directory())
                .isEqualTo(Path.of("/h/.local/share/drawbridge"));
        assertThat(Home.of(Map.of("HOME", "/h")).directory())
                .isEqualTo(Path.of("/h/.local/share/drawbridge"));
    }

    @Test
    void nobodyElseMayLookIntoIt() throws IOException {
        Path home = directory.resolve("data/drawbridge");
        try (Store store = Store.open(new Home(home), "one", StoreOptions.DEFAULT)) {
            write(store.journal(), "a", 1, 1);
            assertThat(permissions(home)).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(home)) {
                assertThat(files).hasSize(4).allSatisfy(
                        file -> assertThat(permissions(file)).as("%s", file).isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void filesThatOthersCouldReadAreClosedToThem() throws IOException {
        Files.createFile(directory.resolve("drawbridge.db"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        try (Store store = Store.open(new Home(directory), "one", StoreOptions.DEFAULT)) {
            assertThat(store.journal().state()).isEqualTo(new JournalState.Fine());
            assertThat(permissions(directory.resolve("drawbridge.db"))).isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a?b=c", "50%41", "two words", "#1", "ä"})
    void itMayHaveAnyName(String name) {
        Path home = directory.resolve(name);
        try (Store store = Store.open(new Home(home), "one", StoreOptions.DEFAULT)) {
            write(store.journal(), "a", 1, 1);
            assertThat(home.resolve("drawbridge.db-wal")).isNotEmptyFile();
        }
    }

    @Test
    void aSecondBridgeKeepsNothingAndLeavesTheFirstAlone() {
        try (Warnings warnings = new Warnings();
                Store first = Store.open(new Home(directory), "one", StoreOptions.DEFAULT);
                Store second = Store.open(new Home(directory), "two", StoreOptions.DEFAULT)) {
            write(second.journal(), "a", 1, 1);
            write(first.journal(), "a", 1, 2);

            String sentence = "nothing is kept in this run, another bridge keeps its things in " + directory
                    + ": name another directory in DRAWBRIDGE_HOME to keep them here, too";
            assertThat(second.journal().state()).isEqualTo(new JournalState.Off(sentence));
            assertThat(warnings.sentences()).containsExactly(sentence);
            assertThat(firsts(second.journal(), "a", 0)).isEmpty();
            assertThat(firsts(first.journal(), "a", 0)).containsExactly(1L, 2L);
            assertThat(first.journal().state()).isEqualTo(new JournalState.Fine());
        }
    }

    @Test
    void aHomeThatCannotBeUsedIsUsedAsSoonAsItCan() throws IOException {
        Path home = directory.resolve("home");
        Files.writeString(home, "not a directory");
        SetClock clock = new SetClock();
        try (Warnings warnings = new Warnings();
                Store store = Store.open(new Home(home), "one", StoreOptions.DEFAULT.withClock(clock))) {
            write(store.journal(), "a", 1, 3);
            assertThat(store.journal().state()).isInstanceOf(JournalState.Broken.class);
            assertThat(Pages.read(store.journal(), "a", 1).kept()).isEmpty();

            Files.delete(home);
            clock.pass(Duration.ofMinutes(1));
            write(store.journal(), "a", 4, 5);

            assertThat(store.journal().state()).isEqualTo(new JournalState.Fine());
            assertThat(firsts(store.journal(), "a", 0)).containsExactly(4L, 5L);
            assertThat(Pages.read(store.journal(), "a", 0).floor()).isEqualTo(3);
            assertThat(warnings.sentences()).containsExactly("nothing is kept at present, " + home
                    + "/drawbridge.db cannot be read and written: let the bridge's user do both, and keeping goes on by itself, or name another directory in DRAWBRIDGE_HOME");
        }
    }

    @Test
    void whatAnEarlierRunHasKeptIsWorthlessOnceItIsFoundTooLate() throws IOException {
        Path home = directory.resolve("home");
        try (Store store = Store.open(new Home(home), "one", StoreOptions.DEFAULT)) {
            write(store.journal(), "a", 1, 5);
            store.journal().endCleanly();
        }
        Files.move(home, directory.resolve("away"));
        Files.writeString(home, "not a directory");
        SetClock clock = new SetClock();
        try (Warnings warnings = new Warnings();
                Store store = Store.open(new Home(home), "two", StoreOptions.DEFAULT.withClock(clock))) {
            Files.delete(home);
            Files.move(directory.resolve("away"), home);
            clock.pass(Duration.ofMinutes(1));
            write(store.journal(), "a", 1, 2);

            assertThat(store.journal().reaches()).isEmpty();
            assertThat(store.journal().reach("a", "one")).isEmpty();
            assertThat(Pages.read(store.journal(), "a", 0).floor()).isEqualTo(5);
            assertThat(warnings.sentences()).hasSize(1);
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
