package dev.drawbridge.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NeighboursTest {
    private static final String HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n";
    private static final InetSocketAddress HERE = new InetSocketAddress(InetAddress.getLoopbackAddress(),
            9100);

    @TempDir
    private Path directory;
    private long now = 1;

    @Test
    void aConnectionIsItsOpenersAsTheTableTells() throws Exception {
        Neighbours neighbours = neighbours(row("0100007F:C350", "0100007F:238C", 1000)
                + row("0100007F:C351", "0100007F:238C", 0) + row("0100007F:238C", "0100007F:C352", 1000));
        assertThat(neighbours.areOurs(to(50000))).isTrue();
        assertThat(neighbours.areOurs(to(50001))).isFalse();
        assertThat(neighbours.areOurs(to(50002))).isFalse();
    }

    @Test
    void theLongFormOfAnAddressIsTheSame() throws Exception {
        Neighbours neighbours = neighbours(row("0000000000000000FFFF00000100007F:C350",
                "0000000000000000FFFF00000100007F:238C", 1000)
                + row("00000000000000000000000001000000:C351", "00000000000000000000000001000000:238C",
                        1000));
        assertThat(neighbours.areOurs(to(50000))).isTrue();
        InetAddress six = InetAddress.ofLiteral("::1");
        assertThat(neighbours
                .areOurs(new Link(new InetSocketAddress(six, 50001), new InetSocketAddress(six, 9100), 0,
                        false)))
                .isTrue();
    }

    @Test
    void whatWasReadCountsForConnectionsThatWereThereBefore() throws Exception {
        Neighbours neighbours = neighbours(row("0100007F:C350", "0100007F:238C", 1000));
        now = 5;
        assertThat(neighbours.areOurs(to(50000, 1))).isTrue();
        table(row("0100007F:C350", "0100007F:238C", 1001));
        assertThat(neighbours.areOurs(to(50000, 4))).isTrue();
        now = 9;
        assertThat(neighbours.areOurs(to(50000, 6))).isFalse();
    }

    @Test
    void whatItsOpenerHasClosedIsNobodysEvenIfTheTableSaysRoot() throws Exception {
        Neighbours ofRoot = new Neighbours(
                List.of(table(row("0100007F:C350", "0100007F:238C", 0).replace(" 01 ", " 06 ")
                        + row("0100007F:C351", "0100007F:238C", 0).replace(" 4711 ", " 0 ")
                        + row("0100007F:C352", "0100007F:238C", 0))),
                0, () -> now);
        assertThat(ofRoot.areOurs(to(50000))).isFalse();
        assertThat(ofRoot.areOurs(to(50001))).isFalse();
        assertThat(ofRoot.areOurs(to(50002))).isTrue();
    }

    @Test
    void whatIsNoTableHoldsNobody() throws Exception {
        assertThat(neighbours("nonsense of at least eight words : : : :238C x\n").areOurs(to(1)))
                .isFalse();
    }

    @Test
    void whereTheSystemTellsNothingEverybodyIsTakenForTheUser() {
        assertThat(new Neighbours(List.of(), 0, () -> now).areOurs(to(1))).isTrue();
    }

    @Test
    void aRealConnectionOfThisProgramIsOurs() throws Exception {
        assumeThat(Path.of("/proc/net/tcp")).exists();
        try (ServerSocketChannel server = ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel client = SocketChannel.open(server.getLocalAddress());
                SocketChannel accepted = server.accept()) {
            InetSocketAddress from = (InetSocketAddress) accepted.getRemoteAddress();
            InetSocketAddress to = (InetSocketAddress) accepted.getLocalAddress();
            assertThat(client.isConnected()).isTrue();
            assertThat(Neighbours.ofTheSystem().areOurs(new Link(from, to, System.nanoTime(), false)))
                    .isTrue();
            assertThat(Neighbours.ofTheSystem()
                    .areOurs(new Link(from, new InetSocketAddress(to.getAddress(), 1), System.nanoTime(),
                            false)))
                    .isFalse();
        }
    }

    private Neighbours neighbours(String rows) throws IOException {
        return new Neighbours(List.of(table(rows)), 1000, () -> now);
    }

    private Path table(String rows) throws IOException {
        return Files.writeString(directory.resolve("tcp"), HEAD + rows);
    }

    private static String row(String own, String far, int user) {
        return "   0: " + own + " " + far + " 01 00000000:00000000 00:00000000 00000000  " + user
                + "        0 4711 1 0000000000000000\n";
    }

    private static Link to(int port) {
        return to(port, /* since= */ 0);
    }

    private static Link to(int port, long since) {
        return new Link(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), HERE, since,
                /* relayed= */ false);
    }
}
