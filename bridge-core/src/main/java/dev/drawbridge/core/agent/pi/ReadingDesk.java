package dev.drawbridge.core.agent.pi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.drawbridge.core.agent.pi.session.Found;
import dev.drawbridge.core.agent.pi.session.ListQuery;
import dev.drawbridge.core.agent.pi.session.Listing;
import dev.drawbridge.core.agent.pi.session.Occurrences;
import dev.drawbridge.core.agent.pi.session.Pages;
import dev.drawbridge.core.agent.pi.session.SessionFile;
import dev.drawbridge.core.agent.pi.story.ItemsView;
import dev.drawbridge.core.agent.pi.story.Story;
import dev.drawbridge.core.agent.pi.story.StoryTurn;
import dev.drawbridge.core.agent.pi.thread.PiThread;
import dev.drawbridge.core.agent.pi.thread.Turned;
import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Reception;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.List;
import java.util.Optional;

/** Serves what only looks at threads: of one that lives from memory, of any other from its file. */
final class ReadingDesk implements Reception.Desk {
    private static final List<String> METHODS = List.of("thread/list", "thread/loaded/list", "thread/read",
            "thread/turns/list", "thread/items/list", "thread/search", "thread/searchOccurrences");

    private final House house;

    ReadingDesk(House house) {
        this.house = house;
    }

    /** Makes an answer of what was said in a thread. */
    @FunctionalInterface
    private interface View {
        ObjectNode of(Story story, boolean running) throws Refusal;
    }

    @Override
    public List<String> methods() {
        return METHODS;
    }

    @Override
    public void serve(Call call) throws Refusal {
        switch (call.method()) {
            case "thread/list" -> list(call);
            case "thread/search" ->
                house.errands().forCall(call, () -> house.sessions().search(call.params()),
                        found -> call.answer(found(found)));
            case "thread/searchOccurrences" ->
                view(call, (story, running) -> Occurrences.in(story, call.params()));
            case "thread/loaded/list" -> listLoaded(call);
            case "thread/read" -> read(call);
            case "thread/turns/list" ->
                view(call, (story, running) -> Pages.turns(story, running, call.params()));
            case "thread/items/list" ->
                view(call, (story, running) -> Pages.items(story, running, call.params()));
            default -> throw new IllegalArgumentException(call.method());
        }
    }

    private void list(Call call) throws Refusal {
        ListQuery query = ListQuery.of(call.params());
        house.errands().forCall(call, () -> house.sessions().list(query),
                listing -> call.answer(page(listing)));
    }

    private ObjectNode page(Listing listing) {
        ObjectNode result = Shapes.object();
        ArrayNode data = result.putArray("data");
        listing.found().forEach(file -> data.add(house.portraits().of(file)));
        result.putObject("readStates");
        return withCursors(result, listing);
    }

    private ObjectNode found(Found found) {
        ObjectNode result = Shapes.object();
        ArrayNode data = result.putArray("data");
        found.page().found().forEach(file -> data.addObject().put("snippet", found.snippets().get(file.id()))
                .set("thread", house.portraits().of(file)));
        return withCursors(result, found.page());
    }

    private static ObjectNode withCursors(ObjectNode result, Listing listing) {
        result.set("nextCursor", cursor(listing.nextCursor()));
        result.set("backwardsCursor", cursor(listing.backwardsCursor()));
        return result;
    }

    private static JsonNode cursor(String place) {
        return place.isEmpty() ? NullNode.getInstance() : TextNode.valueOf(place);
    }

    private void listLoaded(Call call) {
        ObjectNode result = Shapes.object();
        ArrayNode data = result.putArray("data");
        house.live().ids().forEach(data::add);
        call.answer(result.putNull("nextCursor"));
    }

    private void read(Call call) throws Refusal {
        if (call.flag("includeTurns")) {
            view(call, (story, running) -> {
                ObjectNode thread = portrait(call);
                thread.set("turns", turns(story, running));
                return answer(thread);
            });
        } else {
            call.answer(answer(portrait(call)));
        }
    }

    private static ObjectNode answer(ObjectNode thread) {
        ObjectNode result = Shapes.object();
        result.set("thread", thread);
        return result;
    }

    private ObjectNode portrait(Call call) throws Refusal {
        String id = call.text("threadId");
        Optional<PiThread> live = house.live().find(id);
        return live.isPresent() ? house.portraits().of(live.get()) : house.portraits().of(file(call));
    }

    private SessionFile file(Call call) throws Refusal {
        String id = call.text("threadId");
        return house.sessions().find(id).orElseThrow(() -> new Refusal("thread not loaded: " + id));
    }

    private static ArrayNode turns(Story story, boolean running) {
        ArrayNode turns = Shapes.array();
        for (StoryTurn turn : story.turns()) {
            boolean runs = running && turn == story.turns().getLast();
            turns.add(runs ? turn.running(ItemsView.FULL) : turn.shape(ItemsView.FULL));
        }
        return turns;
    }

    /** Answers the call with what there is to see of a thread's story. */
    private void view(Call call, View view) throws Refusal {
        Optional<PiThread> live = house.live().find(call.text("threadId"));
        if (live.isPresent()) {
            live.get().load(unread -> unread.ifPresentOrElse(
                    refusal -> house.voice().refuse(call.id(), refusal), () -> {
                        Turned turned = live.get().turns(ItemsView.FULL);
                        answer(call, view, turned.story(), turned.isRunning());
                    }));
        } else {
            SessionFile file = file(call);
            house.errands().forCall(call, () -> house.sessions().story(file),
                    story -> answer(call, view, story, /* running= */ false));
        }
    }

    private void answer(Call call, View view, Story story, boolean running) {
        try {
            call.answer(view.of(story, running));
        } catch (Refusal refusal) {
            house.voice().refuse(call.id(), refusal);
        }
    }
}
