package dev.drawbridge.protocol.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CatalogReaderTest {
    private static final String METHODS = """
            [codex 1.2]
            [methods]
            a/start  client-request       stable  thread  effect=subscribe thread=threadId result=thread.id
            a/delta  server-notification  stable  thread  thread=threadId
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            b request stable thread                      | 5:3: kind "request" is none of client-request, server-request, server-notification, client-notification
            b client-request unstable thread             | 5:18: stability "unstable" is none of stable, experimental
            b client-request stable thred                | 5:25: scope "thred" is none of global, thread, connection, process, watch, search, stream, request
            b client-request stable                      | 5:18: after this cell 1 more expected, of 4
            b client-request stable thread threadId      | 5:32: fact "threadId" is not written name=value
            b client-request stable thread thred=id      | 5:32: fact "thred" is none of effect, thread, turn, item, handle, request, result, needs
            b client-request stable thread effect=sub    | 5:32: effect "sub" is none of none, subscribe, unsubscribe, unload, open, close, hold
            b client-request stable thread thread=id.    | 5:32: not a path of member names: id.
            b client-request stable thread turn=a turn=b | 5:39: fact turn stands here a second time
            b client-request stable watch                | 5:25: a handle stands exactly where the scope is process, watch, search or stream
            b client-request stable thread handle=id     | 5:25: a handle stands exactly where the scope is process, watch, search or stream
            b server-request stable thread result=id     | 5:3: only the result of a client request is looked into
            b server-request stable thread needs=id      | 5:3: only the params of a client request are looked into for what they need
            a/start client-request stable global         | 5:1: method a/start stands here a second time
            [method]                                     | 5:1: section "method" is none of methods, streams, experimental fields
            [streams                                     | 5:1: a heading ends with "]"
            """)
    void namesFileLineAndColumnOfAMistake(String line, String mistake) {
        assertThatThrownBy(() -> read(METHODS + line)).isInstanceOf(CatalogException.class)
                .hasMessage("test.txt:" + mistake);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a/stop append id delta -       | 6:1: no method a/stop in section methods
            a/start append id delta -      | 6:1: a/start is no server notification
            a/delta glue id delta -        | 6:9: merge "glue" is none of append, base64, latest, mark
            a/delta append id - -          | 6:19: a path is needed here
            a/delta append id,,no delta -  | 6:16: not a path of member names:
            a/delta append id delta a/done | 6:25: no method a/done in section methods
            a/delta append id delta - -    | 6:27: one cell too many: "-"; 5 expected
            """)
    void namesAMistakeInAStream(String line, String mistake) {
        assertThatThrownBy(() -> read(METHODS + "[streams]\n" + line)).isInstanceOf(CatalogException.class)
                .hasMessageStartingWith("test.txt:" + mistake);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a/delta x set -    | 6:1: a/delta is no stable client request
            a/start - set -    | 6:9: a path is needed here
            a/start x always - | 6:11: when "always" is none of set, given, true, filled, variant:…
            """)
    void namesAMistakeInAnExperimentalField(String line, String mistake) {
        assertThatThrownBy(() -> read(METHODS + "[experimental fields]\n" + line))
                .isInstanceOf(CatalogException.class).hasMessage("test.txt:" + mistake);
    }

    @ParameterizedTest
    @ValueSource(strings = {"# a comment", "   ", "", "\r"})
    void skipsCommentsAndEmptyLines(String line) {
        assertThat(read(METHODS + line).methods()).hasSize(2);
    }

    private static Catalog read(String text) {
        return CatalogReader.read("test.txt", text.getBytes(StandardCharsets.UTF_8));
    }
}
