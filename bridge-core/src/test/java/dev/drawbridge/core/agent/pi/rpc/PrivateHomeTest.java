package dev.drawbridge.core.agent.pi.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PrivateHomeTest {
    @TempDir
    private Path folder;

    private Path person = Path.of("");
    private Leftovers place = new Leftovers(Path.of(""));

    @BeforeEach
    void furnish() throws IOException {
        person = Files.createDirectories(folder.resolve("person"));
        place = new Leftovers(folder.resolve("own"));
        Files.writeString(person.resolve("settings.json"), "{\"a\":1}");
        Files.writeString(person.resolve("models.json"), "{}");
        Files.createDirectories(person.resolve("skills/x"));
        Files.createDirectory(person.resolve("auth.json.lock"));
        Files.writeString(person.resolve("old.jsonl"), "{}");
    }

    @Test
    void whatIsMissingAboveItIsMadeForNobodyElse() throws IOException {
        PrivateHome.bare(folder.resolve("kept/pi/1"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("kept")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void everythingButTheSettingsIsThePersons() throws IOException {
        try (PrivateHome home = PrivateHome.at(place.next(), person)) {
            Path agent = home.directory();
            assertThat(Files.getPosixFilePermissions(home.place()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            assertThat(agent.resolve("settings.json")).isRegularFile().hasContent("{\"a\":1}");
            assertThat(Files.isSymbolicLink(agent.resolve("settings.json"))).isFalse();
            assertThat(agent.resolve("models.json").toRealPath())
                    .isEqualTo(person.resolve("models.json").toRealPath());
            assertThat(agent.resolve("skills/x")).isDirectory();
            assertThat(agent.resolve("sessions").toRealPath())
                    .isEqualTo(person.resolve("sessions").toRealPath());
            assertThat(Files.exists(agent.resolve("auth.json.lock"), LinkOption.NOFOLLOW_LINKS)).isFalse();
            assertThat(Files.exists(agent.resolve("old.jsonl"), LinkOption.NOFOLLOW_LINKS)).isFalse();

            Files.writeString(agent.resolve("auth.json"), "made through the link");
            Files.writeString(agent.resolve("settings.json"), "{\"a\":2}");
        }
        assertThat(person.resolve("auth.json")).hasContent("made through the link");
        assertThat(person.resolve("settings.json")).hasContent("{\"a\":1}");
        assertThat(person.resolve("skills/x")).isDirectory();
        assertThat(place.place()).isEmptyDirectory();
    }

    @Test
    void whatWasMadeAnewIsKeptAndWhatIsOlderIsNot() throws IOException {
        try (PrivateHome home = PrivateHome.at(place.next(), person)) {
            Path agent = home.directory();
            Files.createDirectories(agent.resolve("npm/lib"));
            Files.createDirectory(agent.resolve("new.lock"));
            Path renamed = Files.writeString(agent.resolve("models.json.tmp"), "renamed over the link");
            Files.setLastModifiedTime(renamed, FileTime.from(Instant.now().plusSeconds(60)));
            Files.move(renamed, agent.resolve("models.json"), StandardCopyOption.REPLACE_EXISTING);
            Path older = Files.writeString(agent.resolve("memory.json"), "older");
            Files.setLastModifiedTime(older, FileTime.fromMillis(1000));
            Files.writeString(person.resolve("memory.json"), "newer");
        }
        assertThat(person.resolve("npm/lib")).isDirectory();
        assertThat(person.resolve("new.lock")).doesNotExist();
        assertThat(person.resolve("models.json")).hasContent("renamed over the link");
        assertThat(person.resolve("memory.json")).hasContent("newer");
    }

    @Test
    void aSharedHomeIsThereAsLongAsSomebodyIsInIt() throws IOException {
        SharedHome shared = new SharedHome(place);
        Lodging first = shared.enter(person);
        Files.writeString(first.directory().resolve("settings.json"), "{\"a\":2}");
        Files.writeString(person.resolve("keybindings.json"), "{}");
        Lodging second = shared.enter(person);
        assertThat(second.directory()).isEqualTo(first.directory());
        assertThat(second.directory().resolve("settings.json")).hasContent("{\"a\":1}");
        assertThat(second.directory().resolve("keybindings.json")).isRegularFile();

        first.close();
        first.close();
        assertThat(second.directory()).isDirectory();
        second.close();
        assertThat(place.place()).isEmptyDirectory();
    }

    @Test
    void whatAKilledBridgeLeftIsRemovedAndWhatALivingOneHasIsNot() throws IOException {
        PrivateHome mine = PrivateHome.at(place.next(), person);
        PrivateHome dead = PrivateHome.at(place.place().resolve("pi-999999999-1000-x"), person);
        Files.writeString(dead.directory().resolve("memory.json"), "{}");
        long pid = ProcessHandle.current().pid();
        PrivateHome reborn = PrivateHome.at(place.place().resolve("pi-" + pid + "-1000-x"), person);
        Path strange = Files.createDirectory(place.place().resolve("pi-of-mine"));

        place.sweep();

        assertThat(dead.place()).doesNotExist();
        assertThat(reborn.place()).doesNotExist();
        assertThat(person.resolve("memory.json")).hasContent("{}");
        assertThat(mine.directory()).isDirectory();
        assertThat(strange).isDirectory();
        mine.close();
    }
}
