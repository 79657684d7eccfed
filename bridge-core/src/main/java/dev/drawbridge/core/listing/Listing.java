package dev.drawbridge.core.listing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A kind of list that every agent has a part of. */
public enum Listing {
    THREADS("thread/list"), SEARCH("thread/search"), LOADED("thread/loaded/list"), MODELS("model/list");

    private final String method;

    Listing(String method) {
        this.method = method;
    }

    /** The list that this method asks for, if it is one that is gathered. */
    public static Optional<Listing> of(String method) {
        return Arrays.stream(values()).filter(each -> each.method.equals(method)).findFirst();
    }

    public String method() {
        return method;
    }

    /**
     * Gathers the page that a client asks for. Params that nobody could understand are put to the first agent alone, to
     * be refused in its words.
     *
     * @param sources the agents' lists, in the order in which agents come where nothing else tells them apart
     */
    public void gather(List<Source> sources, ObjectNode params, Consumer<Gathered> done) {
        Optional<Wanted> wanted = Wanted.of(params);
        Optional<Order> order = isOrdered() ? Order.of(params) : Optional.empty();
        if (wanted.isEmpty() || order.isEmpty() == isOrdered()) {
            sources.getFirst().ask(params, answer -> done.accept(switch (answer) {
                case Answer.Page page -> new Gathered.Page(page.result(), Map.of());
                case Answer.Refused refused -> new Gathered.Refused(refused.error());
            }));
            return;
        }
        switch (this) {
            case THREADS, SEARCH ->
                ThreadPage.begin(Bookmark.start(this, order.orElseThrow()), sources, params, wanted.get(),
                        done);
            case LOADED -> LoadedPage.begin(sources, params, wanted.get(), done);
            case MODELS -> ModelPage.begin(sources, params, wanted.get(), done);
        }
    }

    private boolean isOrdered() {
        return this == THREADS || this == SEARCH;
    }
}
