package dev.drawbridge.protocol.message;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/** Looks for a text that the scanner and Jackson read differently; {@code JAZZER_FUZZ=1} makes it search. */
final class ScannerFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void anyTextIsReadAsJacksonReadsIt(byte[] text) throws IOException {
        new ScannerAgainstJackson().compare(text);
    }
}
