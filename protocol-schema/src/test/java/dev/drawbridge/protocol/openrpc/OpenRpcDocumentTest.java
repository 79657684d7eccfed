package dev.drawbridge.protocol.openrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.bridge.BridgeMethod;
import dev.drawbridge.protocol.bridge.BridgeNotification;
import dev.drawbridge.protocol.doc.Description;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OpenRpcDocumentTest {
    @Description("How warm it is.")
    enum Warmth {
        @Description("Colder than skin.")
        ICE_COLD, @Description("Warmer than skin.")
        HOT
    }

    @Description("A question.")
    record Question(@Description("How many.") Optional<Integer> limit, @Description("Where.") String place,
            @Description("How.") Optional<Warmth> warmth) {}

    @Description("An answer.")
    record Answer(@Description("Degrees by day.") Map<String, Long> degrees,
            @Description("Sure.") boolean sure) {}

    record Silent(String text) {}

    @Description("It holds something else.")
    record Odd(@Description("The odd one.") Object text) {}

    @Description("What falls.")
    sealed interface Fall {
        @Description("Water.")
        record Rain(@Description("How much.") long litres) implements Fall {}

        @Description("Ice.")
        record Hail(@Description("How large.") long millimetres) implements Fall {}
    }

    @BridgeNotification("weather/changed")
    @Description("It is otherwise.")
    record Changed(@Description("Since when.") Optional<Long> since,
            @Description("What falls.") Fall falls) {}

    interface Weather {
        @BridgeMethod("weather/ask")
        @Description("Asks.")
        Answer ask(Question question);

        void notCallable();
    }

    interface Forecast {
        @BridgeMethod("weather/forecast")
        @Description("Foretells.")
        Fall forecast();
    }

    interface Again {
        @BridgeMethod("weather/ask")
        @Description("Asks again.")
        Answer ask();
    }

    interface Undescribed {
        @BridgeMethod("silent")
        @Description("Says nothing.")
        Silent silent();
    }

    interface Unspeakable {
        @BridgeMethod("odd")
        @Description("Says something odd.")
        Odd odd();
    }

    @Test
    void theComponentsOfTheRecordAreTheParamsRequiredOnesFirst() throws IOException {
        ObjectNode document = document(Weather.class);
        assertThat(Rules.brokenBy(document)).isEmpty();
        assertThat(document.at("/methods")).hasSize(1);
        assertThat(document.at("/methods/0/params")).hasToString(
                """
                        [{"name":"place","required":true,"schema":{"type":"string","description":"Where."}},\
                        {"name":"limit","required":false,"schema":{"type":"integer","description":"How many."}},\
                        {"name":"warmth","required":false,"schema":{"$ref":"#/components/schemas/Warmth","description":"How."}}]""");
        assertThat(document.at("/components/schemas/Warmth/enum")).hasToString("[\"iceCold\",\"hot\"]");
        assertThat(document.at("/components/schemas/Answer/properties/degrees/additionalProperties/type")
                .asText())
                .isEqualTo("integer");
    }

    @Test
    void theRulesFindWhatTheGeneratorWouldNotDo() throws IOException {
        assertThat(Rules.brokenBy(document(Weather.class, Again.class)))
                .containsExactly("two methods weather/ask");
        ObjectNode late = document(Weather.class);
        ((ObjectNode) late.at("/methods/0/params/1")).put("required", true);
        ((ObjectNode) late.at("/methods/0/params/0")).put("required", false);
        assertThat(Rules.brokenBy(late))
                .containsExactly("weather/ask: a required param after an optional one");
        ObjectNode dangling = document(Weather.class);
        ((ObjectNode) dangling.at("/components/schemas")).remove("Answer");
        assertThat(Rules.brokenBy(dangling)).containsExactly("nothing at #/components/schemas/Answer");
        ObjectNode foreign = document(Weather.class);
        ((ObjectNode) foreign.at("/methods/0")).put("colour", "red");
        assertThat(Rules.brokenBy(foreign)).hasSize(1);
    }

    @Test
    void aSealedFamilyIsOneOfItsMembers() throws IOException {
        ObjectNode document = document(Forecast.class);
        assertThat(Rules.brokenBy(document)).isEmpty();
        assertThat(document.at("/methods/0/result/schema/$ref").asText())
                .isEqualTo("#/components/schemas/Fall");
        assertThat(document.at("/components/schemas/Fall")).hasToString(
                """
                        {"description":"What falls.","oneOf":[{"$ref":"#/components/schemas/Rain"},\
                        {"$ref":"#/components/schemas/Hail"}]}""");
    }

    @Test
    void whatIsToldUnaskedStandsBesideTheMethods() throws IOException {
        ObjectNode document = document(List.of(), List.of(Changed.class));
        assertThat(Rules.brokenBy(document)).isEmpty();
        assertThat(document.at("/x-notifications")).hasToString(
                """
                        [{"name":"weather/changed","summary":"It is otherwise.","paramStructure":"by-name","params":[\
                        {"name":"falls","required":true,"schema":{"$ref":"#/components/schemas/Fall","description":"What falls."}},\
                        {"name":"since","required":false,"schema":{"type":"integer","description":"Since when."}}]}]""");
        assertThat(Rules.brokenBy(document(List.of(), List.of(Changed.class, Changed.class))))
                .containsExactly("two methods weather/changed");
    }

    @Test
    void aNotificationNeedsAName() {
        assertThatThrownBy(() -> document(List.of(), List.of(Silent.class)))
                .hasMessageEndingWith("Silent is no notification: it has no name");
    }

    @Test
    void everythingNeedsADescription() {
        assertThatThrownBy(() -> document(Undescribed.class)).hasMessage("Silent has no @Description");
    }

    @Test
    void aTypeWithoutASchemaIsRefused() {
        assertThatThrownBy(() -> document(Unspeakable.class))
                .hasMessage("no JSON Schema for class java.lang.Object");
    }

    private static ObjectNode document(Class<?>... services) {
        return document(List.of(services), List.of());
    }

    private static ObjectNode document(List<Class<?>> services,
            List<Class<? extends Record>> notifications) {
        return new OpenRpcDocument(BridgeJson.mapper()).of(services, notifications, List.of(), "1");
    }
}
