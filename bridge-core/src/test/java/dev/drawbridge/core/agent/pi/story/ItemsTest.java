package dev.drawbridge.core.agent.pi.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.partners.wire.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemsTest {
    @Test
    void imagesAreDataInAnAddress() {
        JsonNode content = Json.parse("""
                [{"type":"text","text":"see"},{"type":"image","data":"AAA=","mimeType":"image/gif"}]""");

        assertThat(Items.userMessage("u1", content).path("content")).isEqualTo(Json.parse("""
                [{"type":"text","text":"see","text_elements":[]},
                 {"type":"image","url":"data:image/gif;base64,AAA=","detail":null}]"""));
        assertThat(Items.userMessage("u1", "mine", Json.parse("\"plain\"")).at("/content/0/text").asText())
                .isEqualTo("plain");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            'out\n',                                    false, 'out\n', 0,  completed
            (no output),                                false, '',      0,  completed
            'out\n\n\nCommand exited with code 7',      true,  'out\n', 7,  failed
            Command exited with code 127,               true,  '',      127, failed
            '(no output)\n\nCommand exited with code 1', true, '',      1,  failed
            'out\n\nCommand aborted',                   true,  'out\n\nCommand aborted', null, failed
            Command exited with code 1,                 false, Command exited with code 1, 0, completed
            """)
    void howACommandEndedIsReadFromItsOutput(String text, boolean isError, String output, String exitCode,
            String status) {
        ObjectNode started = Items.started("t1-0", "bash", Json.object(Map.of("command", "it")), "/work");
        assertThat(started.path("status").asText()).isEqualTo("inProgress");

        JsonNode ended = Items.finished(started, Said.result(1, "c", text.replace("\\n", "\n"), isError),
                isError);
        assertThat(ended.path("aggregatedOutput").asText()).isEqualTo(output.replace("\\n", "\n"));
        assertThat(ended.path("exitCode").asText()).isEqualTo(exitCode);
        assertThat(ended.path("status").asText()).isEqualTo(status);
    }

    @Test
    void aFileThatIsWrittenIsShownWhole() {
        ObjectNode item = Items.started("t1-0", "write",
                Json.object(Map.of("path", "a/../b.txt", "content", "x\n")),
                "/work");

        assertThat(item.path("changes")).isEqualTo(Json.parse("""
                [{"path":"/work/b.txt","kind":{"type":"add"},"diff":"x\\n"}]"""));
    }

    @Test
    void anEditShowsWhatItWantsAndThenWhatItDid() {
        ObjectNode item = Items.started("t1-0", "edit", Json.object(Map.of("path", "/b.txt", "edits",
                List.of(Map.of("oldText", "a\nb", "newText", "c")))), "/work");
        assertThat(item.at("/changes/0/diff").asText()).isEqualTo("@@ -1,2 +1,1 @@\n-a\n-b\n+c\n");
        assertThat(item.at("/changes/0/kind"))
                .isEqualTo(Json.parse("{\"type\":\"update\",\"move_path\":null}"));

        String hunk = "@@ -4,2 +4,1 @@\n-a\n-b\n+c\n";
        assertThat(Items
                .finished(item, Said.result(1, "c", Map.of("patch", "--- b.txt\n+++ b.txt\n" + hunk)), false)
                .at("/changes/0/diff").asText()).isEqualTo(hunk);
        JsonNode failed = Items.finished(item, Said.result(1, "c", "no such text", true), true);
        assertThat(failed.at("/changes/0/diff").asText()).isEqualTo("@@ -1,2 +1,1 @@\n-a\n-b\n+c\n");
        assertThat(failed.path("status").asText()).isEqualTo("failed");
    }

    @Test
    void aNumberedDifferenceBecomesHunks() {
        String numbered = "     ...\n  9 nine\n-10 ten\n+10 X\n+11 XI\n 11 eleven\n     ...\n 40 forty\n-41 gone\n 42 end";

        assertThat(Diffs.ofNumbered(numbered)).isEqualTo("""
                @@ -9,3 +9,4 @@
                 nine
                -ten
                +X
                +XI
                 eleven
                @@ -40,3 +41,2 @@
                 forty
                -gone
                 end
                """);
        assertThat(Diffs.ofNumbered("+1 only")).isEqualTo("@@ -0,0 +1,1 @@\n+only\n");
    }

    @Test
    void whatIsNoNumberOfALineEndsAHunk() {
        assertThat(Diffs.ofNumbered("+1 x\n+99999999999 y\n+3 z"))
                .isEqualTo("@@ -0,0 +1,1 @@\n+x\n@@ -1,0 +3,1 @@\n+z\n");
    }

    @Test
    void anyOtherToolIsShownAsItWasCalled() {
        ObjectNode item = Items.started("t1-0", "grep", Json.object(Map.of("pattern", "x")), "/work");
        JsonNode ended = Items.finished(item, Said.result(1, "c", "a: x", false), false);

        assertThat(ended.path("type").asText()).isEqualTo("dynamicToolCall");
        assertThat(ended.path("arguments")).isEqualTo(Json.parse("{\"pattern\":\"x\"}"));
        assertThat(ended.path("contentItems"))
                .isEqualTo(Json.parse("[{\"type\":\"inputText\",\"text\":\"a: x\"}]"));
        assertThat(ended.path("success").asBoolean()).isTrue();
    }
}
