package dev.drawbridge.protocol.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScopesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"viewer|observe", "Operator|observe,prompt,approve,files",
        "owner|observe,prompt,approve,files,terminal,admin", "prompt|observe,prompt",
        "' prompt, approve '|observe,prompt,approve", "FILES terminal|observe,files,terminal"})
    void presetsAndListsAreRead(String text, String words) {
        assertThat(Scopes.parse(text).words()).isEqualTo(words);
        assertThat(Scopes.parse(words)).isEqualTo(Scopes.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "root", "observe;prompt", "viewer,operator", "*"})
    void anythingElseIsRefusedWithWhatToWrite(String text) {
        assertThatThrownBy(() -> Scopes.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("viewer, operator or owner");
    }

    @Test
    void oneSetIsWithinAnotherThatAllowsAsMuch() {
        assertThat(Scopes.VIEWER.areWithin(Scopes.OPERATOR)).isTrue();
        assertThat(Scopes.OPERATOR.areWithin(Scopes.of(AccessScope.PROMPT))).isFalse();
        assertThat(Scopes.of().include(AccessScope.OBSERVE)).isTrue();
    }
}
