package dev.drawbridge.protocol.openrpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.protocol.access.AccessTable;
import dev.drawbridge.protocol.bridge.BridgeMethod;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class AccessOfBridgeMethodsTest {
    @Test
    void somebodyHasThoughtAboutEveryMethodOfTheBridgeAndAboutNoOther() {
        List<String> methods = OpenRpcDocument.bridgeMethods(Vocabulary.services())
                .map(method -> Objects.requireNonNull(method.getAnnotation(BridgeMethod.class)).value())
                .toList();
        assertThat(AccessTable.read().methods()).filteredOn(name -> name.startsWith("bridge/"))
                .containsExactlyInAnyOrderElementsOf(methods);
    }
}
