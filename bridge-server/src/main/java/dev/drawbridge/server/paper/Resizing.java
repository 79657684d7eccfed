package dev.drawbridge.server.paper;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** The news that the terminal has another size, of which the system tells each program that is in it. */
public final class Resizing {
    private Resizing() {}

    /** Does it whenever that is told, in the place of what was done before. */
    public static void hear(Runnable work) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object hearer = Proxy.newProxyInstance(Resizing.class.getClassLoader(), new Class<?>[]{handler},
                    (proxy, method, arguments) -> heard(proxy, method, arguments, work));
            signal.getMethod("handle", signal, handler).invoke(null,
                    signal.getConstructor(String.class).newInstance("WINCH"), hearer);
        } catch (ReflectiveOperationException without) {
            // a runtime that hears no signals: the size stays what it was
        }
    }

    @SuppressWarnings("ReferenceEquality") // one hearer is no other
    private static @Nullable Object heard(Object proxy, Method method, Object[] arguments, Runnable work) {
        return switch (method.getName()) {
            case "handle" -> {
                work.run();
                yield null;
            }
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default -> "resized";
        };
    }
}
