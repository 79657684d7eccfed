package dev.drawbridge.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(30)
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere processes show no environment to be recognized by")
class KilledBridgeTest {
    private final Family family = new Family();

    @AfterEach
    void close() {
        family.close();
    }

    @Test
    void aChildThatReadsIsGone() throws IOException, InterruptedException {
        kill("cat # " + family.word(), 1);
    }

    @Test
    void aChildThatIgnoresItsInputAndEverySignalIsGone() throws IOException, InterruptedException {
        kill(family.deafSleeper(), 1);
    }

    @Test
    void whatTheChildStartedInASessionOfItsOwnIsGone() throws IOException, InterruptedException {
        kill("(setsid sh -c '" + family.deafSleeper().replace("'", "'\\''") + "' &) ; cat # " + family.word(),
                2);
    }

    private void kill(String script, int size) throws IOException, InterruptedException {
        Process host = Host.start("/bin/sh", "-c", script);
        try {
            // the host, its child and, with the mark among its arguments only, no watchdog
            family.awaitSize(1 + size);
        } finally {
            host.destroyForcibly();
        }
        assertThat(host.waitFor()).isEqualTo(128 + 9);
        family.awaitEnd();
    }
}
