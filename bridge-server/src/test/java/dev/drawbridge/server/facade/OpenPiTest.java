package dev.drawbridge.server.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drawbridge.server.client.Refused;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OpenPiTest {
    private static final List<JsonNode> MODELS = Stream.of("pi/fake/fake-1", "pi/fake/fake-2")
            .<JsonNode>map(name -> JsonNodeFactory.instance.objectNode().put("model", name)).toList();

    private static String words(String line) throws Refused {
        return String.join(" ", OpenPi.words(List.of(line.split(" ", -1)), MODELS));
    }

    @ParameterizedTest
    @CsvSource({"-m fake-2 go, -m pi/fake/fake-2 go", "--model fake-2, --model pi/fake/fake-2",
        "--model=fake-2 go, --model=pi/fake/fake-2 go", "-mfake-2 go, --model=pi/fake/fake-2 go",
        "-m=pi/fake/fake-2, --model=pi/fake/fake-2", "go, --model pi/fake/fake-1 go",
        "-- -m fake-2, --model pi/fake/fake-1 -- -m fake-2", "resume --last, resume --last",
        "-- resume, --model pi/fake/fake-1 -- resume", "--model-x, --model pi/fake/fake-1 --model-x"})
    void theModelIsNamedAsTheBridgeNamesIt(String given, String said) throws Refused {
        assertThat(words(given)).isEqualTo(said);
    }

    @Test
    void whatIsNoModelOfPisIsRefused() {
        assertThatThrownBy(() -> words("-mgpt-5")).isInstanceOf(Refused.class)
                .hasMessageContaining("gpt-5 is no model of Pi's");
    }
}
