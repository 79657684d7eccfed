package dev.drawbridge.protocol.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.codex.Codex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When Codex moves, this says where. */
@RealAgents(Partner.CODEX)
@TestInstance(Lifecycle.PER_CLASS)
final class CatalogDriftTest {
    private final CodexSchemas all;
    private final CodexSchemas stable;
    private final String file;

    CatalogDriftTest(@TempDir Path directory) throws IOException {
        all = CodexSchemas.ask(directory.resolve("all"), "--experimental");
        stable = CodexSchemas.ask(directory.resolve("stable"));
        try (InputStream catalog = Objects.requireNonNull(Catalog.class.getResourceAsStream("codex.txt"))) {
            file = new String(catalog.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theCatalogIsWhatTheRealCodexSays() {
        assertThat(Drift.between(Catalog.codex(), all, stable)).isEmpty();
    }

    @Test
    void theCatalogNamesTheVersionOfTheRealCodex() {
        assertThat(Codex.run("--version").stdout().strip())
                .isEqualTo("codex-cli " + Catalog.codex().version());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (?m)^turn/interrupt .*$                       | ``                            | turn/interrupt: Codex has this client request, the catalog does not
            (?m)^turn/interrupt                           | turn/interupt                    | turn/interupt: a client request in the catalog, but Codex has no method of that name
            (?m)^(fs/copy +)client-request(.*) needs=.*$ | $1server-request$2          | fs/copy: a server request in the catalog, but Codex has a client request of that name
            (?m)^(fs/copy .*)stable                   | $1experimental                | fs/copy: experimental in the catalog, but stable in Codex's schema
            (?m)^(project/list .*)experimental        | $1stable                      | project/list: stable in the catalog, but experimental in Codex's schema
            (?m)^(item/started .*)item=item.id        | $1item=item.ident             | item/started: item item.ident: params without item.ident, only [action, agentPath,
            (?m)^(turn/start .*)thread=threadId       | $1thread=thread.id            | turn/start: thread thread.id: params without thread, only [additionalContext, approvalPolicy,
            (?m)^(turn/interrupt .*)thread=threadId   | $1                            | turn/interrupt: the params have threadId, the catalog says of no thread where it stands
            (?m)^(fs/watch .*)handle=watchId          | $1handle=watch                | fs/watch: handle watch: params without watch, only [path, watchId]
            (?m)^(thread/fork .*)result=thread.id     | $1result=thread.name.id       | thread/fork: result thread.name.id: result without thread.name.id, only []
            (?m)^(review/start .*)result=reviewThreadId | $1                          | review/start: the result has reviewThreadId, the catalog says of no thread where it stands
            (?m)^(turn/diff/updated +latest +)turnId  | $1turn                        | turn/diff/updated: key turn: params without turn, only [diff, threadId, turnId]
            (?m)^(item/plan/delta +append .*)delta    | $1text                        | item/plan/delta: text text: params without text, only [delta, itemId, threadId, turnId]
            (?m)^turn/start +permissions .*$          | ``                            | turn/start: the field permissions is experimental in Codex's schema, the catalog lacks it
            (?m)^(turn/start +)permissions( .*)$      | $1model$2                     | turn/start: the field model is experimental in the catalog, but not in Codex's schema
            (?m)^(turn/start .*)needs=input           | $1needs=model                 | turn/start: needs model in the catalog, but Codex requires only [input, threadId]
            (?m)^(account/login/start .*)needs=type   | $1needs=apiKey                | account/login/start: needs apiKey in the catalog, but Codex requires only [type]
            (?m)^(account/read .*global)              | $1 needs=refreshToken         | account/read: needs refreshToken in the catalog, but Codex requires only []
            (?m)^(turn/start .*)needs=input           | $1                            | turn/start: Codex requires [input, threadId], the catalog says of none that the params need it
            variant:granular                          | variant:coarse                | thread/start: approvalPolicy has no variant coarse
            """)
    void itNamesWhatMoved(String place, String change, String difference) {
        String moved = file.replaceFirst(place, change);
        assertThat(moved).isNotEqualTo(file);
        assertThat(Drift.between(CatalogReader.read("moved.txt", moved.getBytes(StandardCharsets.UTF_8)), all,
                stable))
                .anySatisfy(said -> assertThat(said).startsWith(difference));
    }
}
