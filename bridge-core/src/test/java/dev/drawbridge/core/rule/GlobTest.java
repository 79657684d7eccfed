package dev.drawbridge.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.shell.CleanPath;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class GlobTest {
    @ParameterizedTest
    @CsvSource({"/a/b,/a/b,true", "/a/b,/a/bc,false", "/a/*,/a/b,true", "/a/*,/a/b/c,false", "/a/*,/a,false",
        "/a/**,/a/b/c,true", "/a/**,/a,true", "/a/**,/ab,false", "/a/**,/,false", "/**,/,true",
        "/**,/a/b,true",
        "**,/a,true", "**/b,/a/b,true", "**/b,/ab,false", "/a/**/z,/a/b/c/z,true", "/a/**/z,/a/z,false",
        "/a*/**,/abc/d,true", "/a*/**,/abc,true", "/a/b/,/a/b,true", "//a/./b,/a/b,true",
        "/a/*/c/**,/a/b/c,true",
        "/a?,/ab,false"})
    void directories(String glob, String directory, boolean matches) {
        assertThat(Glob.ofDirectory(glob).matches(directory)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"git status*,git status,true", "git status*,git status -s,true", "git status*,git stat,false",
        "git *,git,false", "*,anything/at all,true", "npm run *:ci,npm run a/b:ci,true", "a*b*c,aXbYc,true",
        "a*b*c,acb,false", "[a],a,false", "mcp:*:read*,mcp:x:read_file,true", "mcp:x:*,mcp:xy:z,false"})
    void otherTexts(String glob, String text, boolean matches) {
        assertThat(Glob.of(glob).matches(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void itMatchesWhatARegularExpressionWould(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            String clean = CleanPath.resolved("/" + any(random, "ab/*", 8));
            String text = CleanPath.resolved("/" + any(random, "ab/", 8));
            String regex = clean.replaceFirst("/[*]{2,}$", "(/.X)?").replaceAll("[*]{2,}", ".X")
                    .replace("*", "[^/]X")
                    .replace("X", "*");
            assertThat(Glob.ofDirectory(clean).matches(text)).as("%s of %s by %s", clean, text, regex)
                    .isEqualTo(Pattern.matches(regex, text));
        }
    }

    private static String any(Random random, String characters, int most) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(most); left > 0; left--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }

    @Test
    @Timeout(5)
    void manyStarsTakeNoLongTime() {
        assertThat(Glob.of("*a".repeat(250) + "b").matches("a".repeat(60_000))).isFalse();
    }
}
