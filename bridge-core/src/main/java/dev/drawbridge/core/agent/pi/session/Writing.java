package dev.drawbridge.core.agent.pi.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Shapes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;

/** New files of sessions, named and begun as Pi does it; each is there at once with all that is in it. */
final class Writing {
    private static final int VERSION = 3;

    private final Path root;
    private final Register register;
    private final InstantSource clock;

    Writing(Path root, Register register, InstantSource clock) {
        this.root = root;
        this.register = register;
        this.clock = clock;
    }

    /**
     * Writes a session.
     *
     * @param parent the file that it was forked from, empty if it was not
     */
    Path write(String id, String cwd, String parent, List<? extends JsonNode> entries) throws IOException {
        String now = Times.text(clock.millis());
        ObjectNode header = Shapes.object().put("type", "session").put("version", VERSION).put("id", id)
                .put("timestamp", now).put("cwd", cwd);
        if (!parent.isEmpty()) {
            header.put("parentSession", parent);
        }
        Path folder = Files.createDirectories(register.isFlat() ? root : root.resolve(folderOf(cwd)));
        String name = now.replace(':', '-').replace('.', '-') + "_" + id;
        Path unfinished = folder.resolve(name + ".new");
        try (OutputStream out = Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE)) {
            out.write((header + "\n").getBytes(UTF_8));
            for (JsonNode entry : entries) {
                out.write((entry + "\n").getBytes(UTF_8));
            }
        }
        return Files.move(unfinished, folder.resolve(name + ".jsonl"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String folderOf(String cwd) {
        return "--" + cwd.replaceFirst("^[/\\\\]", "").replaceAll("[/\\\\:]", "-") + "--";
    }
}
