package dev.drawbridge.server.endpoint;

import java.util.List;
import java.util.Map;

import me.normanmaurer.maven.autobahntestsuite.AutobahnTestSuite;
import me.normanmaurer.maven.autobahntestsuite.FuzzingCaseResult;

/**
 * The Autobahn suite as a program: runs it against the URL that is given and prints a line for every case.
 *
 * <p>It needs a process without Netty, whose packages begin with {@code io}: Python's module of that name would not
 * be found.
 */
final class FuzzingClient {
    static final String RESULT = "RESULT ";

    private FuzzingClient() {}

    static void main(String[] arguments) {
        List<FuzzingCaseResult> results = AutobahnTestSuite.runFuzzingClient("drawbridge", arguments[0],
                Map.of("version", 18), List.of("*"), List.of(arguments).subList(1, arguments.length));
        for (FuzzingCaseResult result : results) {
            System.out.println(
                    RESULT + result.caseName() + " " + result.behavior() + " then " + result.behaviorClose());
        }
    }
}
