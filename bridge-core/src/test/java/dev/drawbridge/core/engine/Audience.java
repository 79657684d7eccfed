package dev.drawbridge.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.bridge.ResumeParams;
import dev.drawbridge.protocol.bridge.ResumePoint;
import dev.drawbridge.protocol.bridge.ResumeResult;
import dev.drawbridge.protocol.bridge.ResumedThread;
import dev.drawbridge.transcript.Following;
import java.util.List;
import java.util.SplittableRandom;

/** A client that understands what it is told. */
final class Audience {
    /** How a client speaks, and so is spoken to. */
    enum Manner {
        PLAIN, VERSIONED, SEQUENCED
    }

    private final Manner manner;
    private final CollectingClient client;
    private final Following following;
    private int requests;

    Audience(Scene scene, Manner manner) {
        this(scene, manner, new Following());
    }

    /** The same person with a new connection. */
    Audience(Scene scene, Manner manner, Following following) {
        this.manner = manner;
        this.client = new CollectingClient(scene.engine);
        this.following = following;
        String bridge = manner == Manner.SEQUENCED ? ",'bridge':{}" : "";
        client.send(request("initialize",
                "{'clientInfo':{'name':'a','version':'1'},'capabilities':{'experimentalApi':true" + bridge
                        + "}}"));
        client.texts(Integer.MAX_VALUE);
    }

    /** A request as this client writes it, apostrophes standing for quotes. */
    String request(String method, String params) {
        String version = switch (manner) {
            case PLAIN, SEQUENCED -> "";
            case VERSIONED -> "'jsonrpc':'2.0',";
        };
        return "{" + version + "'id':" + requests++ + ",'method':'" + method + "','params':" + params + "}";
    }

    CollectingClient client() {
        return client;
    }

    /** Takes what has come, or some of it. */
    void listen(int runs) {
        client.texts(runs).forEach(following::take);
    }

    /** Loses its connection in the middle of a run: what it did not take is gone. */
    void cut(int runs, SplittableRandom random) {
        List<String> texts = client.texts(runs);
        texts.stream().limit(random.nextInt(texts.size() + 1)).forEach(following::take);
        client.vanish();
    }

    /** Goes on in these threads, where the same person's earlier connection was cut. */
    List<ResumedThread> goOn(Scene scene, List<String> threads) {
        return goOn(scene, "an-epoch", threads);
    }

    /** Goes on where it was in that run of the bridge. */
    List<ResumedThread> goOn(Scene scene, String epoch, List<String> threads) {
        client.send(request("bridge/resume", "{}"));
        ControlCall call = scene.control.calls.remove();
        ResumeResult result = scene.engine.resumption(call).resume(new ResumeParams(epoch,
                threads.stream().map(id -> new ResumePoint(id, following.seen(id))).toList()));
        call.answer(BridgeJson.mapper().valueToTree(result).toString());
        return result.threads();
    }

    void listen() {
        listen(Integer.MAX_VALUE);
    }

    Following knows() {
        return following;
    }

    /** Fails, and shows of two transcripts of the thread only what is not the same in both. */
    void assertKnowsWhat(Audience other, String thread) {
        List<String> own = following.thread(thread).transcript();
        List<String> others = other.following.thread(thread).transcript();
        assertThat(without(own, others)).isEqualTo(without(others, own));
    }

    private static List<String> without(List<String> all, List<String> some) {
        return all.stream().filter(each -> !some.contains(each)).toList();
    }
}
