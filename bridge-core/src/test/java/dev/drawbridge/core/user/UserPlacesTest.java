package dev.drawbridge.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "paths look different there")
final class UserPlacesTest {
    private static final UserPlaces USUAL = new UserPlaces(Path.of("/h"), Path.of("/h/.config"),
            Path.of("/h/.local/share"));

    @Test
    void theyAreBelowTheHome() {
        assertThat(UserPlaces.of(Map.of("HOME", "/h"))).isEqualTo(USUAL);
    }

    @Test
    void theEnvironmentMayNameOthers() {
        assertThat(UserPlaces.of(Map.of("HOME", "/h", "XDG_CONFIG_HOME", "/c", "XDG_DATA_HOME", "/d")))
                .isEqualTo(new UserPlaces(Path.of("/h"), Path.of("/c"), Path.of("/d")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c", "./c", "../c", "~/c"})
    void relativeOnesAreIgnored(String named) {
        assertThat(UserPlaces.of(Map.of("HOME", "/h", "XDG_CONFIG_HOME", named, "XDG_DATA_HOME", named)))
                .isEqualTo(USUAL);
    }

    @Test
    void whereNobodyNamesTheHomeTheSystemDoes() {
        Path home = Path.of(System.getProperty("user.home"));
        assertThat(UserPlaces.of(Map.of()).home()).isEqualTo(home);
        assertThat(UserPlaces.of(Map.of("HOME", ""))).isEqualTo(UserPlaces.of(Map.of()));
        assertThat(UserPlaces.of(Map.of()).settings()).isEqualTo(home.resolve(".config"));
    }

    @ParameterizedTest
    @CsvSource({"~,/h", "~/,/h/", "~/a/b,/h/a/b", "~b,~b", "a/~,a/~", "/a,/a", "'',''"})
    void aTildeIsTheHomeAsInAShell(String word, String expanded) {
        assertThat(USUAL.expanded(word)).isEqualTo(expanded);
    }
}
