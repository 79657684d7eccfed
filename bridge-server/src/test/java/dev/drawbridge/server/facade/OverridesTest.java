package dev.drawbridge.server.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OverridesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"model=o3 | \"o3\"", "model=\"o3\" | \"o3\"",
        "model = 'o3' | \"o3\"",
        "depth=3 | 3", "on=true | true", "list=[\"a\", 1] | [\"a\",1]",
        "table={a=1, b=\"c\"} | {\"a\":1,\"b\":\"c\"}",
        "odd=a=b | \"a=b\"", "empty= | \"\"", "broken=[1 | \"[1\"", "two=1\\ny=2 | \"1\\\\ny=2\""})
    void aValueIsTomlAndWhatIsNoneIsAString(String setting, String value) {
        Overrides overrides = Overrides.of(List.of(setting), List.of(), List.of());
        assertThat(overrides.values()).hasSize(1);
        assertThat(overrides.values().values().iterator().next()).hasToString(value);
    }

    @Test
    void aFeatureIsAKeyAsWell() {
        assertThat(Overrides.of(List.of(), List.of("web"), List.of("shell")).values().toString())
                .contains("features.web=true").contains("features.shell=false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "=o3", " =o3", ""})
    void whatHasNoKeyOrNoValueIsRefused(String setting) {
        assertThatThrownBy(() -> Overrides.of(List.of(setting), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-c " + setting + " is no KEY=VALUE");
    }
}
