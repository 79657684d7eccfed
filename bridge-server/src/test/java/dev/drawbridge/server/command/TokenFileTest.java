package dev.drawbridge.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
final class TokenFileTest {
    @TempDir
    private Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = directory.resolve("token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t-1", "t-1\n", " t-1\t\r\nwhat else", "t-1\n\n"})
    void theFirstLineIsTheToken(String text) throws IOException {
        assertThat(new TokenFile(Files.writeString(file, text)).token("make one")).isEqualTo("t-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \t\n", "\nt-1"})
    void whereThereIsNoneItIsToldWhereToHaveOneFrom(String text) throws IOException {
        Files.writeString(file, text);
        assertThatThrownBy(() -> new TokenFile(file).token("make one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no token in " + file + ": make one");
    }

    @Test
    void whatCannotBeReadIsToldAlikeWhateverItIs() throws IOException {
        Path bytes = Files.write(directory.resolve("bytes"), new byte[]{(byte) 0xff, '\n'});
        for (Path unreadable : new Path[]{file, directory, bytes}) {
            assertThatThrownBy(() -> new TokenFile(unreadable).token("make one"))
                    .isInstanceOf(IllegalArgumentException.class).hasMessage("cannot read the token file "
                            + unreadable + ": name a text file that you may read");
        }
    }
}
