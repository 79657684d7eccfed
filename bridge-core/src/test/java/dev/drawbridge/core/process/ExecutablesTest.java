package dev.drawbridge.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutablesTest {
    @TempDir
    private Path directory;

    @Test
    void aNameIsLookedUpInTheDirectoriesInTheirOrder() throws IOException {
        program("second/tool");
        assertThat(path("first", "second").find("tool")).contains(directory.resolve("second/tool"));
        program("first/tool");
        assertThat(path("first", "second").find("tool")).contains(directory.resolve("first/tool"));
    }

    @Test
    void aPathIsNotLookedUp() throws IOException {
        Path tool = program("first/tool");
        assertThat(path("first").find(tool.toString())).contains(tool);
        assertThat(path("first").find("./tool")).isEmpty();
    }

    @Test
    void whatCannotBeRunIsNotFound() throws IOException {
        assertThat(program("first/tool").toFile().setExecutable(false)).isTrue();
        Files.createDirectories(directory.resolve("first/folder"));
        assertThat(path("first").find("tool")).isEmpty();
        assertThat(path("first").find("folder")).isEmpty();
        assertThat(path("first").find("absent")).isEmpty();
        assertThat(path("first").find("no\0path")).isEmpty();
    }

    @Test
    void anEmptyDirectoryIsNoneRatherThanTheCurrentOne() {
        assertThat(new Executables("").find("sh")).isEmpty();
        assertThat(new Executables("::/bin").find("sh")).contains(Path.of("/bin/sh"));
    }

    private Executables path(String... names) {
        return new Executables(
                String.join(":", Stream.of(names)
                        .map(name -> directory.resolve(name).toString()).toList()));
    }

    private Path program(String name) throws IOException {
        Path program = directory.resolve(name);
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }
}
