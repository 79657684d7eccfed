package dev.drawbridge.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.protocol.bridge.pairing.PairingDoor;
import dev.drawbridge.protocol.bridge.pairing.PairingTicket;
import dev.drawbridge.server.endpoint.BindAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class QrPictureTest {
    private static final PairingTicket TICKET = new PairingTicket("bWFkZS11cCBJ", "c2VjcmV0LW9mLTEyOC1iaQ", 1,
            new PairingDoor("ws", "192.0.2.1", 9100, Optional.empty(), Optional.empty()));
    private static final String LINK = new PairingLink(TICKET, new BindAddress("192.0.2.1", 9100)).text();

    @Test
    void theLinkSaysAllThatADeviceNeeds() {
        assertThat(LINK).isEqualTo("drawbridge://pair?scheme=ws&host=192.0.2.1&port=9100&id=bWFkZS11cCBJ"
                + "&secret=c2VjcmV0LW9mLTEyOC1iaQ");
        assertThat(longest()).contains("scheme=wss&host=2001%3Adb8%3A").endsWith("&fp=" + "0f".repeat(32));
        assertThat(new PairingLink(TICKET, new BindAddress("x", 1)).toString())
                .doesNotContain(TICKET.secret());
    }

    @Test
    void inColoursItIsReadOffADarkAndALightTerminal() {
        List<String> lines = QrPicture.of(LINK).lines(/* coloured= */ true);
        assertThat(Camera.beforeDarkTerminal().read(lines, /* better= */ false)).contains(LINK);
        assertThat(Camera.beforeLightTerminal().read(lines, /* better= */ false)).contains(LINK);
    }

    @Test
    void withoutColoursItIsReadOffADarkTerminalAndByBetterCamerasOffALightOne() {
        List<String> lines = QrPicture.of(LINK).lines(/* coloured= */ false);
        assertThat(Camera.beforeDarkTerminal().read(lines, /* better= */ false)).contains(LINK);
        assertThat(Camera.beforeLightTerminal().read(lines, /* better= */ true)).contains(LINK);
    }

    @Test
    void aroundItThereAreFourModulesOfQuiet() {
        List<String> lines = QrPicture.of(LINK).lines(/* coloured= */ false);
        String quiet = "\u2588".repeat(QrPicture.of(LINK).width());
        assertThat(lines.subList(0, 2)).containsOnly(quiet);
        assertThat(lines.subList(lines.size() - 2, lines.size())).containsOnly(quiet);
        assertThat(lines).allMatch(line -> line.startsWith("\u2588".repeat(4))
                && line.endsWith("\u2588".repeat(4)));
    }

    @Test
    void theLongestLinkFitsInEightyColumns() {
        QrPicture picture = QrPicture.of(longest());
        assertThat(picture.width()).isLessThanOrEqualTo(80);
        assertThat(picture.lines(/* coloured= */ false)).allMatch(line -> line.length() <= 80);
        assertThat(Camera.beforeDarkTerminal().read(picture.lines(/* coloured= */ true), /* better= */ false))
                .contains(longest());
    }

    @Test
    void behindAProxyTheLinkLeadsToItAndBelowItsPath() {
        PairingDoor below = new PairingDoor("ws", "127.0.0.1", 9100, Optional.empty(),
                Optional.of("/bridge"));
        assertThat(new PairingLink(new PairingTicket(TICKET.pairingId(), TICKET.secret(), 1, below),
                new BindAddress("dev.example.org", 443)).text())
                .startsWith("drawbridge://pair?scheme=wss&host=dev.example.org&port=443&")
                .endsWith("&path=%2Fbridge");
        assertThat(LINK).contains("scheme=ws&").doesNotContain("path=");
    }

    private static String longest() {
        PairingDoor closed = new PairingDoor("wss", "::", 65535, Optional.of("0f".repeat(32)),
                Optional.empty());
        return new PairingLink(new PairingTicket(TICKET.pairingId(), TICKET.secret(), 1, closed),
                new BindAddress("2001:db8:1234:5678:9abc:def0:1234:5678", 65535)).text();
    }
}
