package dev.drawbridge.server.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.googlecode.jsonrpc4j.ErrorResolver.JsonError;
import com.googlecode.jsonrpc4j.InvocationListener;
import com.googlecode.jsonrpc4j.JsonRpcBasicServer;
import dev.drawbridge.core.engine.ControlCall;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.message.ErrorCode;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls the methods of services. What the library makes of names, ids, params and errors is overruled: it is asked for
 * nothing but known methods, under an id of ours, with params that fit, and its errors are replaced by what was thrown.
 */
final class Dispatcher extends JsonRpcBasicServer {
    private static final ObjectMapper JSON = BridgeJson.mapper();
    private static final ScopedValue<Run> RUN = ScopedValue.newInstance();

    private final Methods methods;

    /** One call on its way through the library, and what was thrown on it. */
    private static final class Run {
        private final ControlCall call;
        private @Nullable Throwable thrown;

        Run(ControlCall call) {
            this.call = call;
        }
    }

    Dispatcher(List<Service<?>> services) {
        super(JSON, /* handler= */ services);
        this.methods = new Methods(services);
        setShouldLogInvocationErrors(/* shouldLogInvocationErrors= */ false);
        setErrorResolver((thrown, method, arguments) -> JsonError.INTERNAL_ERROR);
        setInvocationListener(new InvocationListener() {
            @Override
            public void willInvoke(Method method, List<JsonNode> arguments) {
                /* only the end matters */ }

            @Override
            public void didInvoke(Method method, List<JsonNode> arguments, @Nullable Object result,
                    @Nullable Throwable thrown, long duration) {
                RUN.get().thrown = thrown;
            }
        });
    }

    /**
     * The result as JSON.
     *
     * @throws Declined if the method is not there, its params do not fit, or it refuses
     * @throws Throwable whatever the method throws
     */
    String call(ControlCall call) throws Throwable {
        ObjectNode request = JSON.createObjectNode().put(ID, 0).put(METHOD, call.method());
        Methods.Known known = methods.find(call.method());
        known.argument(tree(call)).ifPresent(argument -> request.putArray(PARAMS).add(argument));
        Run run = new Run(call);
        JsonNode response = ScopedValue.where(RUN, run)
                .call(() -> handleJsonNodeRequest(request).getResponse());
        if (run.thrown != null) {
            throw run.thrown;
        }
        if (!response.has(RESULT)) {
            throw new IllegalStateException("the library says " + response);
        }
        return JSON.writeValueAsString(response.get(RESULT));
    }

    private static JsonNode tree(ControlCall call) {
        if (call.params().isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(call.params().get());
        } catch (JsonProcessingException excessive) {
            throw new Declined(ErrorCode.INVALID_PARAMS, "Invalid params: a number or string is too long");
        }
    }

    // the library's ways of finding a method: the method's name stands for its service as well

    @Override
    protected String getServiceName(String methodName) {
        return methodName;
    }

    @Override
    protected String getMethodName(String methodName) {
        return methods.find(methodName).method().getName();
    }

    @Override
    protected Class<?>[] getHandlerInterfaces(String serviceName) {
        return new Class<?>[]{methods.find(serviceName).service().words()};
    }

    @Override
    protected Object getHandler(String serviceName) {
        return methods.find(serviceName).service().at().apply(RUN.get().call);
    }
}
