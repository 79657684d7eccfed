package dev.drawbridge.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LikenessTest {
    @ParameterizedTest
    @CsvSource({"bind,bind,0", "bnid,bind,1", "bnd,bind,1", "'',bind,4", "kitten,sitting,3", "abc,'',3",
        "ab,ba,1"})
    void wordsAreSoManyStepsApart(String one, String other, int steps) {
        assertThat(Likeness.distance(one, other)).isEqualTo(steps);
        assertThat(Likeness.distance(other, one)).isEqualTo(steps);
    }

    @Test
    void onlyWhatIsLikeItIsMeant() {
        List<String> words = List.of("allow-host", "allow-origin", "bind");
        assertThat(Likeness.nearest("allow-orgin", words)).contains("allow-origin");
        assertThat(Likeness.nearest("alow-hosts", words)).contains("allow-host");
        assertThat(Likeness.nearest("completely-else", words)).isEmpty();
    }
}
