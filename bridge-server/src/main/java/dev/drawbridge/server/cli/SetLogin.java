package dev.drawbridge.server.cli;

import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.bridge.login.LoginDraft;
import dev.drawbridge.protocol.bridge.login.LoginSet;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.paper.Screen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drawbridge password set}: lets somebody log in by a new password. */
@Command(name = "set", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = {
    "Lets somebody log in from a browser by a new password; browsers that know the old one have to log in again.",
    "Asks for the password without showing it, or reads it from the first line of what is piped in."})
final class SetLogin extends LoginCommand {
    private final Supplier<Typist> typist;
    private final Supplier<Screen> screen;

    @Parameters(paramLabel = "NAME", description = "Who: up to 64 small letters, digits and . _ @ -")
    private String name = "";

    @Option(names = "--scopes", paramLabel = "SCOPES", description = "What they may do: viewer, operator or owner, or some of observe, prompt, approve, files, terminal, admin with commas between them. Default: what they could before, or operator.")
    private Optional<String> scopes = Optional.empty();

    @Option(names = "--totp", negatable = true, description = "Ask for a code of an authenticator, too: shows what that has to know, and ten recovery codes, once. With --no-totp none is asked for any more.")
    private Optional<Boolean> totp = Optional.empty();

    SetLogin() {
        this(System.getenv(), Typist::ofTheSystem, () -> Screen.of(System.getenv()));
    }

    SetLogin(Map<String, String> environment, Supplier<Typist> typist, Supplier<Screen> screen) {
        super(environment);
        this.typist = typist;
        this.screen = screen;
    }

    @Override
    protected int run(BridgeLine host) throws Refused {
        Optional<List<AccessScope>> allowed = scopes.map(this::parse).map(Scopes::list);
        String password = typist.get().password(spec());
        LoginSet set = host.call("bridge/logins/set", new LoginDraft(name, password, allowed, totp),
                LoginSet.class);
        return told(set, set.kept(), () -> show(set));
    }

    private Scopes parse(String words) {
        try {
            return Scopes.parse(words);
        } catch (IllegalArgumentException wrong) {
            throw mistake(String.valueOf(wrong.getMessage()));
        }
    }

    private void show(LoginSet set) {
        out().println(Glyphs.harmless(set.login().user()) + " can log in, to "
                + Scopes.of(set.login().scopes()).words()
                + (set.login().totp() ? ", with a code" : ", without a code"));
        set.totpLink().ifPresent(link -> {
            out().println("Show this to your authenticator; it is shown only now:");
            Screen seen = screen.get();
            QrPicture picture = QrPicture.of(link);
            if (!seen.equals(Screen.NONE) && picture.width() <= seen.width()) {
                picture.lines(seen.coloured()).forEach(out()::println);
            }
            out().println(link);
            out().println(
                    "Without it, each of these counts once instead of a code; they are shown only now:");
            set.newRecoveryCodes().forEach(code -> out().println("  " + code));
        });
    }
}
