package dev.drawbridge.core.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "permissions look different there")
final class PrivateFileTest {
    @TempDir
    private Path directory;

    private Path path = Path.of("");

    @BeforeEach
    void name() {
        path = directory.resolve("a/b/secret");
    }

    enum Writing {
        REPLACED, MADE;

        Path of(PrivateFile file, String text) throws IOException {
            return switch (this) {
                case REPLACED -> file.replace(text);
                case MADE -> file.make(text);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsMissingAboveItIsMadeForNobodyElse(Writing writing) throws IOException {
        assertThat(writing.of(new PrivateFile(path), "one")).isEqualTo(path).hasContent("one");
        assertThat(permissions(path)).isEqualTo("rw-------");
        assertThat(permissions(directory.resolve("a/b"))).isEqualTo("rwx------");
        assertThat(permissions(directory.resolve("a"))).isEqualTo("rwx------");
    }

    @Test
    void itTakesThePlaceOfOneThatOthersCouldRead() throws IOException {
        Path open = path("rw-r--r--");
        Path other = Files.createLink(directory.resolve("other"), open);
        new PrivateFile(open).replace("new");
        assertThat(open).hasContent("new");
        assertThat(permissions(open)).isEqualTo("rw-------");
        assertThat(other).as("which was not written into").hasContent("old");
        assertThat(names()).containsExactly("open", "other");
    }

    @Test
    void whoeverReadsFindsAllOfTheOneOrAllOfTheOther() throws Exception {
        String one = "1".repeat(100_000);
        String other = "2".repeat(50_000);
        PrivateFile file = new PrivateFile(directory.resolve("file"));
        file.replace(one);
        Thread writer = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 100; i++) {
                try {
                    file.replace(i % 2 == 0 ? other : one);
                } catch (IOException unwritable) {
                    throw new AssertionError(unwritable);
                }
            }
        });
        do {
            assertThat(Files.readString(file.path())).isIn(one, other);
        } while (writer.isAlive());
        writer.join();
        assertThat(file.path()).hasContent(one);
    }

    @Test
    void whatCannotTakeThePlaceLeavesNothingBehind() throws IOException {
        Files.createDirectories(path.resolve("something"));
        assertThatThrownBy(() -> new PrivateFile(path).replace("new")).isInstanceOf(IOException.class);
        assertThat(path.resolve("something")).isDirectory();
        try (Stream<Path> files = Files.list(path.getParent())) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void itIsMadeOnlyWhereThereIsNothing() throws IOException {
        Path file = new PrivateFile(directory.resolve("file")).make("one");
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThatThrownBy(() -> new PrivateFile(file).make("other"))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("one");
    }

    @Test
    void itIsPrivateWhereItIsMadeByBeingOpened() throws IOException {
        PrivateFile file = new PrivateFile(directory.resolve("lock"));
        try (FileChannel channel = file.open(StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(channel.isOpen()).isTrue();
            assertThat(permissions(file.path())).isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @CsvSource({"rw-------,false", "r--------,false", "rwx------,false", "rw-r-----,true", "rw----r--,true",
        "rw--w----,true", "rw-----w-,true"})
    void whatOthersMayDoIsSeenAndTakenFromThem(String permissions, boolean open) throws IOException {
        PrivateFile file = new PrivateFile(path(permissions));
        assertThat(file.isOpenToOthers()).isEqualTo(open);
        file.claim();
        assertThat(file.isOpenToOthers()).isFalse();
        assertThat(permissions(file.path())).isEqualTo("rw-------");
        assertThat(file.path()).hasContent("old");
    }

    @Test
    void whatIsMissingIsClaimedByMakingIt() throws IOException {
        PrivateFile file = new PrivateFile(directory.resolve("file"));
        file.claim();
        assertThat(file.path()).isEmptyFile();
        assertThat(permissions(file.path())).isEqualTo("rw-------");
    }

    @Test
    void aDirectoryThatIsThereStaysAsItIsUnlessItIsClaimed() throws IOException {
        Path shared = Files.createDirectory(directory.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-x--x"));
        new PrivateDirectory(shared).make();
        assertThat(permissions(shared)).isEqualTo("rwxr-x--x");
        assertThat(new PrivateDirectory(shared).isOpenToOthers()).isTrue();
        assertThatThrownBy(() -> new PrivateDirectory(shared).makeAnew())
                .isInstanceOf(FileAlreadyExistsException.class);
        new PrivateDirectory(shared).claim();
        assertThat(permissions(shared)).isEqualTo("rwx------");
        assertThat(permissions(new PrivateDirectory(shared.resolve("own")).makeAnew()))
                .isEqualTo("rwx------");
    }

    @Test
    void whereAFileSystemKnowsNoUsersItIsAFileLikeAnyOther() throws IOException {
        URI archive = URI.create("jar:" + directory.resolve("x.zip").toUri());
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Path file = zip.getPath("/a/b/secret");
            assertThat(new PrivateDirectory(zip.getPath("/a/b")).claim()).isDirectory();
            new PrivateFile(file).claim();
            assertThat(file).isEmptyFile();
            new PrivateFile(file).replace("one");
            assertThat(file).hasContent("one");
            assertThat(new PrivateFile(file).isOpenToOthers()).isFalse();
            assertThat(new PrivateDirectory(zip.getPath("/a/b")).isOpenToOthers()).isFalse();
        }
    }

    private Path path(String permissions) throws IOException {
        Path open = Files.writeString(directory.resolve("open"), "old");
        return Files.setPosixFilePermissions(open, PosixFilePermissions.fromString(permissions));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
