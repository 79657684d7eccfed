package dev.drawbridge.load.figure;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.drawbridge.load.wire.CannotMeasure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process on this machine whose memory is asked for.
 *
 * @param jcmd the JDK's program that asks a Java runtime, if it is one
 */
public record ServerProcess(long pid, Optional<String> jcmd) {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern OBJECTS = Pattern.compile("^Total +\\d+ +(\\d+)", Pattern.MULTILINE);

    /** What is resident, in bytes, as the kernel says. */
    public long resident() throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            throw new CannotMeasure("there is no process " + pid + " whose memory can be read in " + status);
        }
        return first(RESIDENT, Files.readString(status)) * 1024;
    }

    /** What all objects that live after a full collection take, in bytes, if there is somebody to ask. */
    public Optional<Long> objects() throws IOException {
        if (jcmd.isEmpty()) {
            return Optional.empty();
        }
        Process asked = new ProcessBuilder(jcmd.get(), Long.toString(pid), "GC.class_histogram")
                .redirectError(Redirect.DISCARD).start();
        return Optional.of(first(OBJECTS, new String(asked.getInputStream().readAllBytes(), UTF_8)));
    }

    private static long first(Pattern pattern, String text) throws CannotMeasure {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new CannotMeasure("nothing like " + pattern + " in: " + text);
        }
        return Long.parseLong(matcher.group(1));
    }
}
