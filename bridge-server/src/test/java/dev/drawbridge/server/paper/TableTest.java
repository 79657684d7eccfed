package dev.drawbridge.server.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
    private static final Table TABLE = new Table(List.of("ID", "NAME", "PLACE"),
            List.of(List.of("1", "電話 and something long", "here"), List.of("22", "short", "there")), 1);

    @Test
    void columnsAreAsWideAsTheyNeedToBe() {
        assertThat(TABLE.lines(Screen.NONE)).containsExactly("ID  NAME                     PLACE",
                "1   電話 and something long  here", "22  short                    there");
    }

    @Test
    void oneGivesWayWhereThereIsNoRoom() {
        assertThat(TABLE.lines(new Screen(24, /* coloured= */ false))).containsExactly(
                "ID  NAME           PLACE", "1   電話 and s...  here", "22  short          there");
    }

    @Test
    void whatStillDoesNotFitIsCut() {
        assertThat(TABLE.lines(new Screen(10, /* coloured= */ false)))
                .allSatisfy(line -> assertThat(Glyphs.width(line)).isLessThanOrEqualTo(10));
    }
}
