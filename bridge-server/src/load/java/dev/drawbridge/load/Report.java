package dev.drawbridge.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.load.figure.Figure;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where figures are told, a line each. */
final class Report {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    void tell(Figure figure) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? whole(figure) : figure.name() + ": " + figure.sentence());
        out.flush();
    }

    private static String whole(Figure figure) {
        try {
            return JSON.writeValueAsString(figure.whole());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("numbers and texts are always JSON", impossible);
        }
    }
}
