package dev.drawbridge.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drawbridge.protocol.bridge.BridgeMethod;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.message.ErrorCode;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The methods that can be called, by their names on the wire. */
final class Methods {
    private final Map<String, Known> byName = new HashMap<>();

    /** A method and whose it is. */
    record Known(Service<?> service, Method method) {
        /**
         * What the method is given, if it takes anything.
         *
         * @throws Declined if the params do not fit
         */
        Optional<JsonNode> argument(JsonNode params) {
            JsonNode given = params.isMissingNode() || params.isNull()
                    ? JsonNodeFactory.instance.objectNode()
                    : params;
            if (!given.isObject()) {
                throw new Declined(ErrorCode.INVALID_PARAMS,
                        "Invalid params: give an object, params by name");
            }
            if (method.getParameterCount() == 0) {
                return Optional.empty();
            }
            Expectation.mistake(given, method.getParameterTypes()[0]).ifPresent(mistake -> {
                throw new Declined(ErrorCode.INVALID_PARAMS, "Invalid params: " + mistake);
            });
            return Optional.of(given);
        }
    }

    Methods(List<Service<?>> services) {
        services.forEach(this::add);
    }

    private void add(Service<?> service) {
        Set<String> javaNames = new HashSet<>();
        for (Method method : service.words().getMethods()) {
            BridgeMethod name = method.getAnnotation(BridgeMethod.class);
            boolean takesRecord = method.getParameterCount() == 0
                    || (method.getParameterCount() == 1 && method.getParameterTypes()[0].isRecord());
            if (name == null || !takesRecord || !javaNames.add(method.getName())
                    || !Modifier.isPublic(service.words().getModifiers())) {
                throw new IllegalArgumentException(
                        method + " has no name, or another's, or takes more than a record, or is not public");
            }
            if (byName.putIfAbsent(name.value(), new Known(service, method)) != null) {
                throw new IllegalArgumentException("there are two of " + name.value());
            }
        }
    }

    /** @throws Declined if there is none of that name */
    Known find(String name) {
        Known known = byName.get(name);
        if (known == null) {
            throw new Declined(ErrorCode.METHOD_NOT_FOUND,
                    "The bridge has no such method; bridge/info tells what it can do");
        }
        return known;
    }
}
