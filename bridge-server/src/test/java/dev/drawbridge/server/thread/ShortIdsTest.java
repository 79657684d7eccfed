package dev.drawbridge.server.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.server.thread.Threads.Found;
import dev.drawbridge.server.thread.Threads.Meant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShortIdsTest {
    private static final List<Found> ALL = List.of(new Found("0199-aaaa-111111", "Fix the greeting", "/a"),
            new Found("0199-bbbb-222222", "Tests", "/b"), new Found("0177-cccc-222111", "111111", "/c"),
            new Found("0177-dddd-333333", "Tests", "/d"));

    @Test
    void theyAreAsLongAsTheyMustBe() {
        assertThat(ShortIds.of(List.of("0199-000001", "0199-000002")).of("0199-000001")).isEqualTo("000001");
        assertThat(ShortIds.of(List.of("a-1000001", "a-2000001")).length()).isEqualTo(7);
        assertThat(ShortIds.of(List.of("x", "yy")).of("yy")).isEqualTo("yy");
        assertThat(ShortIds.of(List.of()).length()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"0199-bbbb-222222, 0199-bbbb-222222", "0199-a, 0199-aaaa-111111",
        "333333, 0177-dddd-333333", "Fix the greeting, 0199-aaaa-111111", "111111, 0177-cccc-222111"})
    void idsNamesAndTheirPartsNameAThread(String words, String threadId) {
        assertThat(Threads.candidates(words, ALL)).extracting(Found::threadId).containsExactly(threadId);
    }

    @ParameterizedTest
    @CsvSource({"Tests, 2", "0199, 2", "aaa, 0", "1, 0", "Fix, 0", "'', 0", "'  ', 0"})
    void whatMayBeSeveralOrNoneNamesNone(String words, int candidates) {
        assertThat(Threads.candidates(words, ALL)).hasSize(candidates);
        assertThatThrownBy(() -> new Meant(words, Threads.candidates(words, ALL))
                .orThrow(IllegalArgumentException::new)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"appr-3f9a2c, appr-3f9a2c", "9a2c, appr-3f9a2c", "appr-3, appr-3f9a2c",
        "appr, 'appr-3f9a2c, appr-77'",
        "'', ''", "c, ''", "a2c, ''", "f9a2, ''", "c1, c1"})
    void piecesOfIdsMeanThemUnlessTheyMayBeASlip(String words, String meant) {
        assertThat(String.join(", ", ShortIds.meant(words, List.of("appr-3f9a2c", "appr-77", "c1"))))
                .isEqualTo(meant);
    }

    @Test
    void candidatesAreShown() {
        assertThatThrownBy(() -> new Meant("Tests", Threads.candidates("Tests", ALL))
                .orThrow(IllegalArgumentException::new)).hasMessage("""
                        'Tests' may be any of these, name one by more of its id:
                          0199-bbbb-222222  Tests
                          0177-dddd-333333  Tests""");
    }
}
