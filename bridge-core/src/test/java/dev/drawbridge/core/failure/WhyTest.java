package dev.drawbridge.core.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class WhyTest {
    @Test
    void whatLiesDeepestIsSaid() {
        Throwable deepest = new GeneralSecurityException("unknown to us");
        assertThat(Why.of(new IOException("broken", new IOException(deepest)))).isEqualTo("unknown to us");
        assertThat(Why.of(new IOException("broken"))).isEqualTo("broken");
    }

    @Test
    void whatSaysNothingLeavesTheWordToWhatItCaused() {
        assertThat(Why.of(new IOException("broken", new ClosedChannelException()))).isEqualTo("broken");
        assertThat(Why.of(new ClosedChannelException())).isEqualTo("ClosedChannelException");
        assertThat(Why.of(new UncheckedIOException(new ClosedChannelException())))
                .isEqualTo("UncheckedIOException");
    }

    @Test
    void ofAFileItSaysMoreThanWhich(@TempDir Path directory) {
        assertThat(Why.of(catchThrowable(() -> Files.readString(directory.resolve("none")))))
                .isEqualTo("there is no such file");
        assertThat(Why.of(catchThrowable(() -> Files.readString(directory)))).isEqualTo("Is a directory");
        assertThat(Why.of(catchThrowable(
                () -> Files.readString(Files.write(directory.resolve("bytes"), new byte[]{(byte) 0xff})))))
                .isEqualTo("it is no text in UTF-8");
        assertThat(Why.of(new AccessDeniedException("/x"))).isEqualTo("it is not allowed");
        assertThat(Why.of(new FileSystemException("/x", "/y", "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(Why.of(new DirectoryNotEmptyException("/x"))).isEqualTo("/x");
    }

    @Test
    void ofAHostItSaysMoreThanWhich() {
        assertThat(Why.of(new UnknownHostException("desk"))).isEqualTo("there is no such host");
        assertThat(Why.of(catchThrowable(
                () -> SocketChannel.open(InetSocketAddress.createUnresolved("desk", 1)))))
                .isEqualTo("there is no such host");
        assertThat(Why.of(new ConnectException("Connection refused"))).isEqualTo("Connection refused");
    }
}
