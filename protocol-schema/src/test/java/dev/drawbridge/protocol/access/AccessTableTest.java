package dev.drawbridge.protocol.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.catalog.Kind;
import dev.drawbridge.protocol.catalog.Method;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessTableTest {
    private static final Set<Kind> SAID_TO_AGENTS_OR_ANSWERED = Set.of(Kind.CLIENT_REQUEST,
            Kind.CLIENT_NOTIFICATION, Kind.SERVER_REQUEST);

    private final AccessTable table = AccessTable.read();

    @Test
    void somebodyHasThoughtAboutEveryMethodOfTheCatalogAndAboutNoOther() {
        Set<String> known = Catalog.codex().methods().stream()
                .filter(method -> SAID_TO_AGENTS_OR_ANSWERED.contains(method.kind())).map(Method::name)
                .collect(Collectors.toSet());
        assertThat(table.methods()).filteredOn(name -> !name.startsWith("bridge/"))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thread/start/2", "", "bridge/unheard-of", "THREAD/LIST", "thread/list "})
    void whatNobodyHasThoughtAboutIsForAdmins(String method) {
        assertThat(table.of(method).scope()).isEqualTo(AccessScope.ADMIN);
    }

    @Test
    void programsFilesSettingsAndAccountsAreNotForThoseWhoPrompt() {
        Scopes prompting = Scopes.of(AccessScope.PROMPT);
        assertThat(table.methods()).filteredOn(name -> prompting.include(table.of(name).scope()))
                .noneMatch(name -> name.matches(
                        "(command|process|fs|config|account|accountSession|plugin/(un)?install)/.*")
                        || name.equals("thread/shellCommand"));
    }

    @Test
    void onlyAdminsLetOthersIn() {
        assertThat(table.methods())
                .filteredOn(name -> name.startsWith("bridge/devices/") || name.startsWith("bridge/pairing/")
                        || name.startsWith("bridge/logins/"))
                .isNotEmpty().allMatch(name -> table.of(name).scope() == AccessScope.ADMIN);
    }

    @Test
    void whatIsNoTableIsSaidWithItsLine() {
        assertThatThrownBy(() -> AccessTable.parse("[observe]\na/b\na/b\n"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("a/b");
        assertThatThrownBy(() -> AccessTable.parse("[everything]\n"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("everything");
        assertThatThrownBy(() -> AccessTable.parse("[observe]\na/b member\n"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("member=scope");
    }
}
