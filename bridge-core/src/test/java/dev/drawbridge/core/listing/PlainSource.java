package dev.drawbridge.core.listing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.function.Function;

/** An agent that answers at once. */
record PlainSource(String name, Function<ObjectNode, Answer> answer) implements Source {
    @Override
    public void ask(ObjectNode params, Consumer<Answer> done) {
        done.accept(answer.apply(params));
    }
}
