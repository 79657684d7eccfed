package dev.drawbridge.protocol.openrpc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** One JSON Schema document that defines everything a list of services takes and returns, and what else is told. */
final class SchemaBundle {
    private final ObjectMapper mapper;

    SchemaBundle(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    ObjectNode of(List<Class<?>> services, List<Class<? extends Record>> notifications,
            List<Class<? extends Record>> additions) {
        RecordSchemas schemas = new RecordSchemas(mapper, "#/$defs/");
        OpenRpcDocument.bridgeMethods(services).forEach(
                method -> Stream
                        .concat(Stream.of(method.getReturnType()), Stream.of(method.getParameterTypes()))
                        .forEach(schemas::of));
        notifications.forEach(schemas::of);
        additions.forEach(schemas::of);
        ObjectNode bundle = mapper.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:drawbridge:bridge").put("title", "Drawbridge");
        bundle.set("$defs", schemas.defined());
        return bundle;
    }
}
