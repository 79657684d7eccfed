package dev.drawbridge.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.core.agent.pi.shelf.Line;
import dev.drawbridge.core.agent.pi.shelf.Queued;
import dev.drawbridge.core.agent.pi.shelf.Queued.State;
import dev.drawbridge.core.agent.pi.shelf.Shelf;
import dev.drawbridge.core.agent.pi.shelf.ShelfInMemory;
import dev.drawbridge.core.journal.JournalState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class PiShelfTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<State> STATES = List.copyOf(EnumSet.allOf(State.class));
    static final Line TWO = new Line(/* paused= */ true,
            List.of(queued("a", State.SENDING), queued("b", State.WAITING)));

    @TempDir
    private Path home;

    @Test
    void theNextRunKnowsAllThatWasKept() {
        try (Store store = open()) {
            Shelf shelf = store.piShelf();
            shelf.keep("t", TWO);
            shelf.mark("t", "steer:u7");
            shelf.mark("t", "begin:u5");
            shelf.mark("t", "steer:u7");
            shelf.archive("t", true);
            shelf.archive("u", true);
            shelf.archive("u", false);
        }
        try (Store store = open()) {
            Shelf shelf = store.piShelf();
            assertThat(shelf.line("t")).isEqualTo(TWO);
            assertThat(shelf.marks("t")).containsExactly("steer:u7", "begin:u5");
            assertThat(shelf.archived()).containsExactly("t");
            assertThat(shelf.isArchived("t")).isTrue();
            assertThat(shelf.line("u")).isEqualTo(Line.EMPTY);
            assertThat(shelf.marks("u")).isEmpty();
        }
    }

    @Test
    void whateverAMessageConsistsOfComesBackAsItWas() throws JsonProcessingException {
        JsonNode input = JSON.readTree(
                """
                        [{"type":"text","text":"\\u0000 ä 🌉","text_elements":[{"byteRange":{"start":0,"end":99999999999}}]},
                         {"type":"image","url":"data:image/png;base64,AAAA","detail":null,"other":[1.50,true,{}]}]""");
        Line line = new Line(/* paused= */ false,
                List.of(new Queued("i", "", input, JSON.readTree("{}"), State.UNCERTAIN)));
        try (Store store = open()) {
            store.piShelf().keep("t", line);
        }
        try (Store store = open()) {
            Queued back = store.piShelf().line("t").messages().getFirst();
            assertThat(back.input().toString()).isEqualTo(input.toString());
            assertThat(back.metadata()).isEqualTo(JSON.readTree("{}"));
            assertThat(back.state()).isEqualTo(State.UNCERTAIN);
        }
    }

    @Test
    void whatIsForgottenDoesNotComeBack() {
        try (Store store = open()) {
            fill(store.piShelf());
        }
        try (Store store = open()) {
            store.piShelf().forget("t");
            store.piShelf().keep("u", TWO);
            store.piShelf().forget("u");
            store.piShelf().keep("u", new Line(/* paused= */ false, List.of(queued("c", State.WAITING))));
            assertThat(store.piShelf().line("t")).isEqualTo(Line.EMPTY);
        }
        try (Store store = open()) {
            assertThat(store.piShelf().line("t")).isEqualTo(Line.EMPTY);
            assertThat(store.piShelf().marks("t")).isEmpty();
            assertThat(store.piShelf().archived()).isEmpty();
            assertThat(store.piShelf().line("u").paused()).isFalse();
            assertThat(store.piShelf().line("u").messages()).extracting(Queued::id).containsExactly("c");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverIsKeptIsThereAfterARestart(long seed) {
        Random chance = new Random(seed);
        Shelf expected = new ShelfInMemory();
        for (int run = 0; run < 8; run++) {
            try (Store store = open()) {
                for (int step = 0; step < 100; step++) {
                    String thread = "t" + chance.nextInt(4);
                    assertThat(store.piShelf().line(thread)).as("seed %d", seed)
                            .isEqualTo(expected.line(thread));
                    change(chance, thread, List.of(store.piShelf(), expected));
                }
            }
        }
        try (Store store = open()) {
            for (int i = 0; i < 4; i++) {
                assertThat(store.piShelf().line("t" + i)).isEqualTo(expected.line("t" + i));
                assertThat(store.piShelf().marks("t" + i))
                        .containsExactlyElementsOf(expected.marks("t" + i));
            }
            assertThat(store.piShelf().archived()).isEqualTo(expected.archived());
        }
    }

    private static void change(Random chance, String thread, List<Shelf> shelves) {
        List<Queued> messages = new ArrayList<>(shelves.getLast().line(thread).messages());
        boolean paused = chance.nextInt(4) == 0;
        int which = chance.nextInt(40);
        String mark = "m" + chance.nextInt(20);
        switch (which % 5) {
            case 0, 1 -> messages.add(queued("q" + chance.nextInt(1_000_000), State.WAITING));
            case 2 -> Collections.shuffle(messages, chance);
            case 3 -> messages.replaceAll(message -> message.in(STATES.get(chance.nextInt(STATES.size()))));
            default -> messages.removeIf(_ -> chance.nextInt(3) == 0);
        }
        for (Shelf shelf : shelves) {
            if (which == 7) {
                shelf.forget(thread);
            } else {
                shelf.keep(thread, new Line(paused, messages));
                shelf.mark(thread, mark);
                shelf.archive(thread, which < 20);
            }
        }
    }

    @Test
    void aMessageIsSavedWhenThatIsSaid() {
        try (Store store = open()) {
            store.piShelf().keep("t", TWO);
            assertThat(store.piShelf().saved().join()).isTrue();
            try (Connection database = database(); Statement statement = database.createStatement()) {
                assertThat(statement.executeQuery("SELECT count(*) FROM pi_queued").getInt(1)).isEqualTo(2);
            } catch (SQLException failure) {
                throw new AssertionError(failure);
            }
        }
    }

    @Test
    void whatTheDiskDoesNotTakeIsSaidAndSavedLater() throws IOException {
        Path later = home.resolve("later");
        Files.writeString(later, "not a directory");
        SetClock clock = new SetClock();
        try (Warnings warnings = new Warnings();
                Store store = Store.open(new Home(later), "one", StoreOptions.DEFAULT.withClock(clock))) {
            fill(store.piShelf());
            assertThat(store.piShelf().saved().join()).isFalse();
            assertThat(store.piShelf().line("t")).isEqualTo(TWO);

            Files.delete(later);
            clock.pass(Duration.ofMinutes(1));
            assertThat(store.piShelf().saved().join()).isTrue();
            assertThat(warnings.sentences()).hasSize(1);
        }
        try (Store store = Store.open(new Home(later), "two", StoreOptions.DEFAULT)) {
            assertFilled(store.piShelf());
        }
    }

    @Test
    void aFileThatIsTakenAwayIsBegunAnewWithAllThatIsInMemory() throws IOException {
        try (Warnings warnings = new Warnings(); Store store = open()) {
            fill(store.piShelf());
            assertThat(store.piShelf().saved().join()).isTrue();
            Files.delete(home.resolve("drawbridge.db"));
            store.piShelf().mark("t", "another");
            assertThat(store.piShelf().saved().join()).isTrue();
            assertThat(warnings.sentences()).hasSize(1);
        }
        try (Store store = open()) {
            assertFilled(store.piShelf());
        }
    }

    @Test
    void aMessageThatIsNotWhatItWasIsLeftOut() throws SQLException {
        try (Store store = open()) {
            fill(store.piShelf());
        }
        Deeds.tamper(home, "UPDATE pi_queued SET detail = replace(detail, 'say a', 'say z')");
        try (Store store = open()) {
            assertThat(store.piShelf().line("t").messages()).extracting(Queued::id).containsExactly("b");
            store.piShelf().forget("t");
        }
        try (Connection database = database(); Statement statement = database.createStatement()) {
            assertThat(statement.executeQuery("SELECT count(*) FROM pi_queued").getInt(1)).isZero();
        }
    }

    @Test
    void whatComesToLightLateWaitsForTheNextRun() throws IOException {
        Path kept = home.resolve("kept");
        try (Store store = Store.open(new Home(kept), "one", StoreOptions.DEFAULT)) {
            fill(store.piShelf());
        }
        Files.move(kept, home.resolve("away"));
        Files.writeString(kept, "not a directory");
        SetClock clock = new SetClock();
        try (Warnings warnings = new Warnings();
                Store store = Store.open(new Home(kept), "two", StoreOptions.DEFAULT.withClock(clock))) {
            Files.delete(kept);
            Files.move(home.resolve("away"), kept);
            clock.pass(Duration.ofMinutes(1));
            store.piShelf().keep("t", new Line(/* paused= */ false, List.of(queued("c", State.WAITING))));
            assertThat(store.piShelf().saved().join()).isTrue();
            assertThat(store.piShelf().line("t").messages()).extracting(Queued::id).containsExactly("c");
            assertThat(store.piShelf().isArchived("t")).isTrue();
            assertThat(store.piShelf().marks("t")).contains("begin:u5");
            assertThat(warnings.sentences()).hasSize(1);
        }
        try (Store store = Store.open(new Home(kept), "three", StoreOptions.DEFAULT)) {
            assertThat(store.piShelf().line("t").messages()).extracting(Queued::id)
                    .containsExactlyInAnyOrder("a", "b", "c");
        }
    }

    @Test
    void theMarksOfTheThreadThatWasMarkedLongestAgoMakeRoom() {
        try (Store store = open()) {
            store.piShelf().mark("old", "x");
            for (int i = 0; i < PiThreadBook.MOST_MARKS; i++) {
                store.piShelf().mark("t" + i % 10, "m" + i);
            }
            assertThat(store.piShelf().marks("old")).isEmpty();
            assertThat(store.piShelf().marks("t0")).hasSize(PiThreadBook.MOST_MARKS / 10);
        }
        try (Store store = open()) {
            assertThat(store.piShelf().marks("old")).isEmpty();
            assertThat(store.piShelf().marks("t9")).hasSize(PiThreadBook.MOST_MARKS / 10);
        }
    }

    @Test
    void threadsThatAreOnlyPausedMakeRoom() {
        try (Store store = open()) {
            store.piShelf().keep("waits", TWO);
            for (int i = 0; i < PiQueueBook.MOST_THREADS; i++) {
                store.piShelf().keep("t" + i, new Line(/* paused= */ true, List.of()));
            }
            assertThat(store.piShelf().line("waits")).isEqualTo(TWO);
            assertThat(store.piShelf().line("t0")).isEqualTo(Line.EMPTY);
        }
        try (Store store = open()) {
            assertThat(store.piShelf().line("waits")).isEqualTo(TWO);
            assertThat(store.piShelf().line("t0")).isEqualTo(Line.EMPTY);
            assertThat(store.piShelf().line("t1").paused()).isTrue();
        }
    }

    @Test
    void aDatabaseOfTheSecondVersionKeepsWhatIsInIt() throws SQLException, IOException {
        try (Store store = open()) {
            store.marks().keep(MarksTest.item(1, Optional.empty()));
            Deeds.add(store.audit(), 1, 3);
        }
        Deeds.tamper(home, """
                DROP TABLE pi_mark; DROP TABLE pi_archived; DROP TABLE pi_queued; DROP TABLE pi_paused;
                DROP TABLE device; DROP TABLE web_session; DROP TABLE login;
                DROP TABLE project;
                PRAGMA user_version = 2""");
        assertThat(tables()).doesNotContain("pi_queued").containsExactlyElementsOf(secondVersion());
        try (Store store = open()) {
            assertThat(store.journal().state()).isEqualTo(new JournalState.Fine());
            assertThat(store.marks().items()).hasSize(1);
            fill(store.piShelf());
        }
        try (Store store = open()) {
            assertFilled(store.piShelf());
        }
    }

    private List<String> tables() throws SQLException {
        try (Connection database = database()) {
            return tables(database);
        }
    }

    /** The tables that a bridge of that version had made. */
    private List<String> secondVersion() throws SQLException, IOException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = database.createStatement()) {
            for (int step = 1; step <= 2; step++) {
                try (InputStream script = Store.class.getResourceAsStream(step + ".sql")) {
                    statement.executeUpdate(
                            new String(Objects.requireNonNull(script).readAllBytes(), UTF_8));
                }
            }
            return tables(database);
        }
    }

    private static List<String> tables(Connection database) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = database.createStatement();
                var rows = statement.executeQuery("SELECT name FROM sqlite_schema ORDER BY name")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + home.resolve("drawbridge.db"));
    }

    private static void fill(Shelf shelf) {
        shelf.keep("t", TWO);
        shelf.mark("t", "begin:u5");
        shelf.archive("t", true);
    }

    private static void assertFilled(Shelf shelf) {
        assertThat(shelf.line("t")).isEqualTo(TWO);
        assertThat(shelf.marks("t")).contains("begin:u5");
        assertThat(shelf.archived()).containsExactly("t");
    }

    private static Queued queued(String id, State state) {
        return new Queued(id, "client " + id,
                JSON.createArrayNode()
                        .add(JSON.createObjectNode().put("type", "text").put("text", "say " + id)),
                JSON.createObjectNode().put("k", "v"), state);
    }

    private Store open() {
        return Store.open(new Home(home), "epoch " + System.nanoTime(), StoreOptions.DEFAULT);
    }
}
