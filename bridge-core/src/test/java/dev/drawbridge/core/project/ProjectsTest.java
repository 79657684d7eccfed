package dev.drawbridge.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.core.access.NoLedger;
import dev.drawbridge.core.store.Warnings;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.project.Project;
import dev.drawbridge.protocol.bridge.project.ProjectAdded;
import dev.drawbridge.protocol.bridge.project.ProjectSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class ProjectsTest {
    private final LedgerInMemory<KnownProject> ledger = new LedgerInMemory<>();

    @TempDir
    private Path temporary;

    private Path root = Path.of("");

    @BeforeEach
    void withoutLinks() throws IOException {
        root = temporary.toRealPath();
    }

    @Test
    void theNextRunHasWhatWasAddedAndNotWhatWasRemoved() throws IOException {
        Path web = directory("web");
        Projects projects = projects(ProjectOptions.NONE);
        ProjectAdded added = projects.add(web.toString(), Optional.empty());
        assertThat(added).isEqualTo(new ProjectAdded(
                new Project("web", web.toString(), ProjectSource.ADDED, /* exists= */ true), true));
        projects.add(directory("other").toString(), Optional.of("Api_2.x"));
        assertThat(projects(ProjectOptions.NONE).names()).containsExactly("Api_2.x", "web");
        assertThat(projects.remove("API_2.X").name()).isEqualTo("Api_2.x");
        assertThat(projects(ProjectOptions.NONE).list()).containsExactly(added.project());
        Files.delete(web);
        assertThat(projects.list()).singleElement().extracting(Project::exists).isEqualTo(false);
    }

    @Test
    void whatCannotBeAProjectIsRefusedInWordsThatHelp() throws IOException {
        Path web = directory("web");
        Path file = Files.writeString(root.resolve("file"), "x");
        Path link = Files.createSymbolicLink(root.resolve("link"), web);
        Projects projects = projects(ProjectOptions.NONE);
        refused(projects, "/", Optional.empty(), "/ is everything there is: name a directory below it");
        refused(projects, root.resolve("gone").toString(), Optional.empty(), "There is no ", "make it first");
        refused(projects, file.toString(), Optional.empty(), "is no directory");
        refused(projects, "web", Optional.empty(), "Write the directory whole");
        refused(projects, "/a\0b", Optional.empty(), "That is no path");
        refused(projects, web.toString(), Optional.of("../web"), "Nothing can be called that");
        projects.add(web.toString(), Optional.of("Web"));
        refused(projects, web.toString(), Optional.of("again"), "is the project Web already");
        refused(projects, link.toString(), Optional.of("again"), "is the project Web already");
        refused(projects, web.resolve("..").resolve("web") + "/", Optional.of("again"),
                "is the project Web already");
        refused(projects, directory("sub/web").toString(), Optional.empty(), "There is a project Web already",
                "another name");
        assertThat(projects.names()).containsExactly("Web");
    }

    private static void refused(Projects projects, String path, Optional<String> name, String... words) {
        assertThatThrownBy(() -> projects.add(path, name)).isInstanceOf(Declined.class)
                .message().contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".hidden", "-x", "a b", "a/b", "ü", "a\n", "..", "a*"})
    void thatIsNoName(String text) {
        assertThat(ProjectNames.isName(text)).isFalse();
        assertThatThrownBy(() -> new NamedDirectory(text, root)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(ProjectNames.RULE);
    }

    @ParameterizedTest
    @CsvSource({"web,web", "'my web (2)',my-web-2-", "ünder_way,nder_way", ".config,config"})
    void aDirectoryIsCalledAsItIsCalled(String directory, String name) throws IOException {
        assertThat(
                projects(ProjectOptions.NONE).add(directory(directory).toString(), Optional.empty()).project()
                        .name())
                .isEqualTo(name);
    }

    @Test
    void whatHasNoLetterForANameWantsOne() throws IOException {
        Path path = directory("…");
        Projects projects = projects(ProjectOptions.NONE);
        refused(projects, path.toString(), Optional.empty(), "There is no name for");
        assertThat(projects.add(path.toString(), Optional.of("dots")).project().name()).isEqualTo("dots");
    }

    @Test
    void whatTheBridgeWasStartedWithGoesBeforeWhatIsKeptAndStays() throws IOException {
        Path kept = directory("kept");
        Path named = directory("named");
        projects(ProjectOptions.NONE).add(kept.toString(), Optional.of("web"));
        Projects projects;
        try (Warnings warnings = new Warnings(Projects.class)) {
            projects = projects(new ProjectOptions(
                    List.of(new NamedDirectory("WEB", named),
                            new NamedDirectory("api", root.resolve("later"))),
                    Optional.empty()));
            assertThat(warnings.sentences()).containsExactly(
                    "the project WEB is " + named + " in this run, not " + kept,
                    "the project api is no directory, and nothing starts there until it is one: "
                            + root.resolve("later"));
        }
        assertThat(projects.list()).containsExactly(
                new Project("api", root.resolve("later").toString(), ProjectSource.CONFIG,
                        /* exists= */ false),
                new Project("WEB", named.toString(), ProjectSource.CONFIG, /* exists= */ true));
        assertThatThrownBy(() -> projects.remove("web")).isInstanceOf(Declined.class)
                .hasMessageContaining("take it out of its config file");
        assertThat(projects(ProjectOptions.NONE).names()).containsExactly("web");
    }

    @Test
    void theDirectoryInWhichItWasStartedIsAProjectUnlessItIsAllThatAUserHas() throws IOException {
        Path home = directory("home/me");
        Path repository = directory("home/me/repo");
        assertThat(ProjectOptions.startedIn(repository, home, List.of()).start()).contains(repository);
        for (Path all : List.of(home, root.resolve("home"), Path.of("/"))) {
            assertThat(ProjectOptions.startedIn(all, home, List.of()).start()).isEmpty();
        }
        Path link = Files.createSymbolicLink(root.resolve("link"), home);
        assertThat(ProjectOptions.startedIn(link, home, List.of()).start()).isEmpty();
        assertThat(ProjectOptions.startedIn(home, link, List.of()).start()).isEmpty();
        Projects projects = projects(ProjectOptions.startedIn(repository, home, List.of()));
        assertThat(projects.list())
                .containsExactly(new Project("repo", repository.toString(), ProjectSource.START, true));
        assertThatThrownBy(() -> projects.remove("repo")).isInstanceOf(Declined.class)
                .hasMessageContaining("was started in the project repo");
    }

    @Test
    void aHomeThatNobodyHasMadeKeepsNoDirectoryFromBeingOne() throws IOException {
        Path repository = directory("srv/repo");
        Path missing = root.resolve("srv/me");
        assertThat(ProjectOptions.startedIn(repository, missing, List.of()).start()).contains(repository);
        assertThat(ProjectOptions.startedIn(directory("srv"), missing, List.of()).start()).isEmpty();
    }

    @Test
    void whatIsMadeAfterTheStartIsAProjectFromThenOnWhereverTheWayThereLeads() throws IOException {
        Path disk = directory("disk");
        Path link = Files.createSymbolicLink(root.resolve("link"), disk);
        try (Warnings warnings = new Warnings(Projects.class)) {
            Projects projects = projects(new ProjectOptions(
                    List.of(new NamedDirectory("web", link.resolve("me/web"))), Optional.empty()));
            assertThat(warnings.sentences()).hasSize(1);
            assertThat(projects.admits(link.resolve("me/web"))).isFalse();
            Path web = directory("disk/me/web");
            assertThat(projects.admits(link.resolve("me/web"))).isTrue();
            assertThat(projects.list()).containsExactly(
                    new Project("web", web.toString(), ProjectSource.CONFIG, /* exists= */ true));
            Files.delete(web);
            Files.createSymbolicLink(web, directory("elsewhere"));
            assertThat(projects.admits(web)).as("a link in its place").isFalse();
        }
    }

    @Test
    void theDirectoryInWhichItWasStartedTakesNobodysName() throws IOException {
        Path repository = directory("a/repo");
        Projects before = projects(ProjectOptions.NONE);
        before.add(directory("b/repo").toString(), Optional.empty());
        assertThat(projects(new ProjectOptions(List.of(), Optional.of(repository))).names())
                .containsExactly("repo", "repo-2");
        before.add(repository.toString(), Optional.of("mine"));
        assertThat(projects(new ProjectOptions(List.of(), Optional.of(repository))).names())
                .containsExactly("mine", "repo");
    }

    @Test
    void onlyDirectoriesBelowProjectsAreAdmitted() throws IOException {
        Path web = directory("web");
        Path inside = directory("web/src");
        directory("web-of-others");
        Path file = Files.writeString(web.resolve("file"), "x");
        Projects projects = projects(ProjectOptions.NONE);
        assertThat(projects.admits(web.toString())).isFalse();
        projects.add(web.toString(), Optional.empty());
        assertThat(List.of(web.toString(), web + "/", inside.toString(), web + "//src/"))
                .allMatch(projects::admits);
        assertThat(List.of(root.toString(), "/", "", ".", "web", "~/web", root + "/web-of-others",
                file.toString(),
                web + "/gone", root + "/WEB", web + " ", web + "\0", web + "/src/..", web + "/../web",
                web + "/./src", "file://" + web)).noneMatch(projects::admits);
    }

    @Test
    void linksCountForWhereTheyLead() throws IOException {
        Path web = directory("web");
        directory("web/src");
        Path elsewhere = directory("elsewhere");
        Path out = Files.createSymbolicLink(web.resolve("out"), elsewhere);
        Path in = Files.createSymbolicLink(elsewhere.resolve("in"), web.resolve("src"));
        Path round = Files.createSymbolicLink(web.resolve("round"), web.resolve("round"));
        Projects projects = projects(ProjectOptions.NONE);
        projects.add(web.toString(), Optional.empty());
        assertThat(projects.admits(out.toString())).isFalse();
        assertThat(projects.admits(round.toString())).isFalse();
        assertThat(projects.admits(in.toString())).isTrue();
        assertThat(projects.admits(out.resolve("in").toString())).isTrue();
    }

    @Test
    void whoPutsALinkInAProjectsPlaceLeadsNobodyElsewhere() throws IOException {
        Path web = directory("work/web");
        Path secret = directory("secret");
        Projects projects = projects(ProjectOptions.NONE);
        projects.add(web.toString(), Optional.empty());
        Files.delete(web);
        assertThat(projects.admits(web.toString())).isFalse();
        Files.createSymbolicLink(web, secret);
        assertThat(projects.admits(web.toString())).isFalse();
        assertThat(projects.admits(secret.toString())).isFalse();
        assertThat(projects.list()).singleElement().extracting(Project::exists).isEqualTo(false);
        assertThat(projects(ProjectOptions.NONE).admits(web.toString())).isFalse();
    }

    @Test
    void aRemovedProjectAdmitsNothing() throws IOException {
        Path web = directory("web");
        Projects projects = projects(ProjectOptions.NONE);
        projects.add(web.toString(), Optional.empty());
        projects.remove("web");
        assertThat(projects.admits(web)).isFalse();
        assertThatThrownBy(() -> projects.remove("web")).isInstanceOf(Declined.class)
                .hasMessageContaining("There is no project of that name");
    }

    @Test
    void lettersAreThemselves() throws IOException {
        Path composed = directory("\u00fc");
        Projects projects = projects(ProjectOptions.NONE);
        projects.add(composed.toString(), Optional.of("u"));
        assertThat(projects.admits(composed.toString())).isTrue();
        directory("u\u0308");
        assertThat(projects.admits(root + "/u\u0308")).isFalse();
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }

    private Projects projects(ProjectOptions options) {
        return new Projects(ledger, options, () -> Instant.ofEpochMilli(5));
    }

    @Test
    void aLinkDoesNotMakeEverythingAProject() throws Exception {
        Path link = Files.createSymbolicLink(root.resolve("all"), Path.of("/"));
        Projects projects = new Projects(new NoLedger<>(),
                new ProjectOptions(List.of(new NamedDirectory("all", link)), Optional.empty()),
                InstantSource.system());
        assertThat(projects.list()).isEmpty();
        assertThat(projects.admits("/etc")).isFalse();
        assertThatThrownBy(() -> projects.add(link.toString(), Optional.empty()))
                .hasMessageContaining("everything there is");
    }
}
