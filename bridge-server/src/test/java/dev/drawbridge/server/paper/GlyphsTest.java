package dev.drawbridge.server.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GlyphsTest {
    @Test
    void marksTakeNoRoomAndWideCharactersTwo() {
        assertThat(Glyphs.width("e\u0301")).isEqualTo(1);
        assertThat(Glyphs.width("電話")).isEqualTo(4);
        assertThat(Glyphs.width("ＡＢ")).isEqualTo(4);
        assertThat(Glyphs.width("😀")).isEqualTo(2);
        assertThat(Glyphs.width("Büro ☃")).isEqualTo(6);
    }

    @Test
    void whatIsCutKeepsItsMarks() {
        assertThat(Glyphs.cut("e\u0301e\u0301x", 2)).isEqualTo("e\u0301e\u0301");
        assertThat(Glyphs.cut("電話", 3)).isEqualTo("電");
        assertThat(Glyphs.shorten("one two three", 9)).isEqualTo("one tw...");
        assertThat(Glyphs.shorten("one two", 7)).isEqualTo("one two");
        assertThat(Glyphs.shorten("one two", 2)).isEqualTo("...");
    }

    @Test
    void severalLinesBecomeOneThatNoTerminalObeys() {
        assertThat(Glyphs.line("  a\n\tb \033[2Jc\u202e ")).isEqualTo("a b ?[2Jc?");
        assertThat(Glyphs.harmless("a\nb\u200dc")).isEqualTo("a?b?c");
    }

    @Test
    void whatIsAskedForIsSpeltOutWhole() {
        assertThat(Glyphs.spelt("echo hi \033_; rm x #\033\\\r\u202e\u009b\u007f\n\tü"))
                .isEqualTo("echo hi ^[_; rm x #^[\\^M<202e><9b>^?\n\tü");
    }
}
