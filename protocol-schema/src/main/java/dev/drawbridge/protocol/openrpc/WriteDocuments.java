package dev.drawbridge.protocol.openrpc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.drawbridge.protocol.bridge.BridgeJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The step of the build that writes the documents of {@code bridge/*}. */
final class WriteDocuments {
    private WriteDocuments() {}

    /** Writes {@code openrpc.json} and {@code schema.json} into the first argument; the second is the version. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        ObjectMapper mapper = BridgeJson.mapper();
        ObjectWriter writer = mapper.writerWithDefaultPrettyPrinter();
        writer.writeValue(directory.resolve("openrpc.json").toFile(),
                new OpenRpcDocument(mapper).of(Vocabulary.services(), Vocabulary.notifications(),
                        Vocabulary.additions(), arguments[1]));
        writer.writeValue(directory.resolve("schema.json").toFile(),
                new SchemaBundle(mapper).of(Vocabulary.services(), Vocabulary.notifications(),
                        Vocabulary.additions()));
    }
}
