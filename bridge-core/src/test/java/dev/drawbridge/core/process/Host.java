package dev.drawbridge.core.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java process that has one child and waits to be killed, as a bridge is. */
final class Host {
    private Host() {}

    public static void main(String[] command) throws IOException, InterruptedException {
        Child child = Child.start(List.of(command), Map.of("PATH", "/usr/bin:/bin"), Path.of(""));
        child.output().transferTo(System.out);
        Thread.currentThread().join();
    }

    /** Starts one in a process of its own. */
    static Process start(String... command) throws IOException {
        List<String> line = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx64m", "-cp",
                        System.getProperty("java.class.path", ""), Host.class.getName()));
        line.addAll(List.of(command));
        return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
