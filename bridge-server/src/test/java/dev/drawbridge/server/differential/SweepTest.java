package dev.drawbridge.server.differential;

import static dev.drawbridge.server.differential.Differential.sameOnBoth;
import static dev.drawbridge.server.differential.Params.with;

import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.catalog.Kind;
import dev.drawbridge.protocol.catalog.Method;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every method there is, asked with nothing. */
@RealAgents(Partner.CODEX)
final class SweepTest {
    /** Methods that are not asked, and why. None of the others leaves the machine from a home without an account. */
    private static final Map<String, String> SKIPPED = Map.of("thread/start",
            "succeeds, as in every other script",
            "server/diagnostics", "tells of memory and process ids", "feedback/upload",
            "would reach the network",
            "account/login/start", "would reach the network", "account/logout", "has a script of its own",
            "remoteControl/enable", "would reach the network");

    @Test
    void everyMethodAnswersEmptyParams() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            for (Method method : asked()) {
                a.requestAs(method.name(), method.name(), with());
            }
        });
    }

    @Test
    void everyMethodAnswersAbsentParams() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            for (Method method : asked()) {
                a.send(with("id", method.name(), "method", method.name()));
                a.answer(method.name());
            }
        });
    }

    @Test
    void everyMethodAnswersAClientWithoutExperimentalApi() {
        sameOnBoth(stage -> {
            Actor a = stage.enter("a").initialize(with());
            for (Method method : asked()) {
                a.requestAs(method.name(), method.name(), with());
            }
        });
    }

    @Test
    void everyMethodAnswersAClientThatIsNotInitialized() {
        sameOnBoth(stage -> {
            Actor a = stage.enter("a");
            for (Method method : asked()) {
                a.requestAs(method.name(), method.name(), with());
            }
        });
    }

    @Test
    void aLogoutIsToldToEverybody() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.enter("b").initialize(with());
            a.request("account/logout");
            a.await("account/updated");
            b.await("account/updated");
        });
    }

    private static List<Method> asked() {
        return Catalog.codex().methods().stream().filter(method -> method.kind() == Kind.CLIENT_REQUEST)
                .filter(method -> !SKIPPED.containsKey(method.name())).toList();
    }
}
