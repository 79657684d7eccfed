package dev.drawbridge.server.image;

import dev.drawbridge.core.journal.Change;
import dev.drawbridge.core.journal.Kept;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.Store;
import dev.drawbridge.core.store.StoreOptions;
import java.nio.file.Path;
import java.util.List;

/** A program that keeps something in a home and reads it back. */
final class Keeping {
    private Keeping() {}

    public static void main(String[] arguments) {
        try (Store store = Store.open(new Home(Path.of(arguments[0])), "epoch", StoreOptions.DEFAULT)) {
            store.journal().write(List.of(
                    new Change.Put("thread", new Kept(1, 1, "", new byte[]{1}, new byte[0]))));
            System.out.println("kept: " + store.journal().read("thread", 0, 1, 1).kept().size());
        }
    }
}
