package dev.drawbridge.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.catalog.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DoingsTest {
    private final Catalog catalog = Catalog.codex();

    @Test
    void allOfThemAreMethodsThatThereAre() {
        assertThat(Doings.METHODS).allMatch(name -> !(catalog.lookup(name) instanceof Unknown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"turn/start", "thread/start", "thread/shellCommand", "command/exec", "fs/remove"})
    void whatMakesTheMachineDoSomethingIsRecorded(String method) {
        assertThat(Doings.include(catalog.lookup(method))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"thread/read", "thread/list", "thread/resume", "model/list", "fs/readFile"})
    void whatOnlyLooksIsNot(String method) {
        assertThat(Doings.include(catalog.lookup(method))).isFalse();
    }

    @Test
    void whatNobodyKnowsIs() {
        assertThat(Doings.include(Unknown.METHOD)).isTrue();
    }
}
