package dev.drawbridge.protocol.catalog;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.protocol.message.IdPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CatalogTest {
    private final Catalog catalog = Catalog.codex();

    @Test
    void holdsEveryMethodOfTheVersionItNames() {
        assertThat(catalog.version()).isEqualTo("0.169.0");
        assertThat(catalog.methods().stream().collect(groupingBy(Method::kind, counting())))
                .isEqualTo(
                        Map.of(Kind.CLIENT_REQUEST, 184L, Kind.SERVER_REQUEST, 11L, Kind.SERVER_NOTIFICATION,
                                86L, Kind.CLIENT_NOTIFICATION, 1L));
        assertThat(catalog.methods().stream()
                .filter(method -> method.kind() == Kind.CLIENT_REQUEST
                        && method.stability() == Stability.STABLE))
                .hasSize(109);
    }

    @Test
    void findsEveryMethodByNameAndByBytesAnywhereInABuffer() {
        for (Method method : catalog.methods()) {
            byte[] name = method.name().getBytes(StandardCharsets.UTF_8);
            byte[] buffer = new byte[name.length + 7];
            System.arraycopy(name, 0, buffer, 3, name.length);
            assertThat(catalog.lookup(method.name())).isSameAs(method);
            assertThat(catalog.lookup(buffer, 3, 3 + name.length)).isSameAs(method);
        }
    }

    @Test
    void saysThatItDoesNotKnowAName() {
        byte[] name = "thread/started?".getBytes(StandardCharsets.UTF_8);
        assertThat(catalog.lookup("nope")).isEqualTo(Unknown.METHOD);
        assertThat(catalog.lookup(name, 0, name.length)).isEqualTo(Unknown.METHOD);
        assertThat(catalog.lookup(name, 0, name.length - 2)).isEqualTo(Unknown.METHOD);
        assertThat(catalog.lookup(name, 4, 4)).isEqualTo(Unknown.METHOD);
    }

    @Test
    void tellsWhoGetsAnEventAndHowItCondenses() {
        Method delta = method("item/reasoning/textDelta");
        assertThat(delta.scope()).isEqualTo(Scope.THREAD);
        assertThat(delta.ids())
                .isEqualTo(new Ids(at("threadId"), at("turnId"), at("itemId"), Optional.empty(),
                        Optional.empty(), Optional.empty()));
        assertThat(delta.stream()).isEqualTo(new Stream.Append(
                List.of(IdPath.of("itemId"), IdPath.of("contentIndex")), IdPath.of("delta"),
                "item/completed"));
        assertThat(method("turn/completed").stream()).isEqualTo(new Stream.Single());
        assertThat(method("thread/started").scope()).isEqualTo(Scope.GLOBAL);
    }

    @Test
    void tellsWhichFieldsAreExperimentalInTheOrderTheyAreChecked() {
        assertThat(method("thread/resume").experimentalFields()).startsWith(
                new ExperimentalField(IdPath.of("history"), new Presence.Set(), "thread/resume.history"),
                new ExperimentalField(IdPath.of("path"), new Presence.Filled(), "thread/resume.path"));
        assertThat(method("turn/start").experimentalFields()).contains(new ExperimentalField(
                IdPath.of("approvalPolicy"), new Presence.Variant("granular"), "askForApproval.granular"));
    }

    @Test
    void tellsWithoutWhichMemberParamsAreMalformed() {
        assertThat(method("turn/start").needs()).isEqualTo(at("input"));
        assertThat(method("account/login/start").needs()).isEqualTo(at("type"));
        assertThat(method("thread/start").needs()).isEmpty();
        assertThat(method("account/usage/read").needs()).isEmpty();
    }

    private static Optional<IdPath> at(String path) {
        return Optional.of(IdPath.of(path));
    }

    private Method method(String name) {
        return switch (catalog.lookup(name)) {
            case Method method -> method;
            case Unknown unknown -> throw new AssertionError(unknown + " " + name);
        };
    }
}
