package dev.drawbridge.protocol.openrpc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.bridge.BridgeMethod;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The OpenRPC document of a list of services and notifications. OpenRPC has no word for what a server says unasked: that
 * stands in an extension, {@code x-notifications}, in the shape of methods without a result.
 *
 * @see <a href="https://spec.open-rpc.org/">the OpenRPC specification</a>
 */
final class OpenRpcDocument {
    private final ObjectMapper mapper;
    private final RecordSchemas schemas;

    OpenRpcDocument(ObjectMapper mapper) {
        this.mapper = mapper;
        this.schemas = new RecordSchemas(mapper, "#/components/schemas/");
    }

    /**
     * @param notifications what clients are told unasked
     * @param additions what is to be defined besides, though no method takes or returns it
     */
    ObjectNode of(List<Class<?>> services, List<Class<? extends Record>> notifications,
            List<Class<? extends Record>> additions, String version) {
        ObjectNode document = mapper.createObjectNode().put("openrpc", "1.3.2");
        document.putObject("info").put("title", "Drawbridge").put("version", version)
                .put("description", "What the bridge adds to the protocol of the agents behind it.")
                .putObject("license").put("name", "Apache-2.0");
        ArrayNode methods = document.putArray("methods");
        bridgeMethods(services).forEach(method -> methods.add(of(method)));
        ArrayNode told = document.putArray("x-notifications");
        notifications.stream().sorted(Comparator.comparing(BridgeJson::nameOf))
                .forEach(notification -> told.add(of(notification)));
        additions.forEach(schemas::of);
        document.putObject("components").set("schemas", schemas.defined());
        return document;
    }

    /** The methods of {@code services} that clients can call, by name. */
    static Stream<Method> bridgeMethods(List<Class<?>> services) {
        return services.stream().flatMap(service -> Stream.of(service.getMethods()))
                .filter(method -> method.isAnnotationPresent(BridgeMethod.class))
                .sorted(Comparator.comparing(OpenRpcDocument::name));
    }

    private ObjectNode of(Method method) {
        ObjectNode node = of(name(method), method, paramsOf(method));
        Class<?> result = method.getReturnType();
        node.putObject("result").put("name", result.getSimpleName()).set("schema", schemas.of(result));
        return node;
    }

    private ObjectNode of(Class<? extends Record> notification) {
        return of(BridgeJson.nameOf(notification), notification,
                Stream.of(notification.getRecordComponents()));
    }

    private ObjectNode of(String name, AnnotatedElement described, Stream<RecordComponent> components) {
        ObjectNode node = mapper.createObjectNode().put("name", name)
                .put("summary", RecordSchemas.description(described, name))
                .put("paramStructure", "by-name");
        ArrayNode params = node.putArray("params");
        components.sorted(Comparator.comparing(RecordSchemas::isOptional))
                .forEach(component -> params.addObject()
                        .put("name", component.getName())
                        .put("required", !RecordSchemas.isOptional(component))
                        .set("schema", schemas.of(component)));
        return node;
    }

    private static Stream<RecordComponent> paramsOf(Method method) {
        return Stream.of(method.getParameterTypes()).flatMap(type -> Stream.of(type.getRecordComponents()));
    }

    private static String name(Method method) {
        return method.getAnnotation(BridgeMethod.class).value();
    }
}
