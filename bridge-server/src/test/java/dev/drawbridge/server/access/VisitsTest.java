package dev.drawbridge.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.core.engine.Farewell;
import dev.drawbridge.protocol.access.Scopes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class VisitsTest {
    private static final Visitor PHONE = new Visitor("dev-1", "Phone", Scopes.VIEWER);
    private static final Visitor DESK = new Visitor("dev-2", "Desk", Scopes.OWNER);

    private final List<String> ended = new ArrayList<>();

    @Test
    void whatADeviceHasOpenEndsAndNothingElse() {
        Visits visits = new Visits(visitor -> true);
        visits.enter(Pass.of(PHONE), why -> ended.add("one " + why));
        visits.enter(Pass.of(PHONE), why -> ended.add("two " + why));
        Visits.Visit gone = visits.enter(Pass.of(PHONE), why -> ended.add("gone"));
        visits.enter(Pass.of(DESK), why -> ended.add("desk"));
        visits.leave(gone);
        assertThat(visits.of("dev-1")).isEqualTo(2);
        visits.end("dev-1", Farewell.REVOKED);
        assertThat(ended).containsExactlyInAnyOrder("one REVOKED", "two REVOKED");
        assertThat(visits.of("nobody")).isZero();
    }

    @Test
    void whoIsNotWelcomeAnyMoreIsNotedAndEnded() {
        Visits visits = new Visits(visitor -> !visitor.equals(PHONE));
        visits.enter(Pass.of(DESK), why -> ended.add("desk"));
        visits.enter(Pass.of(PHONE), why -> ended.add("phone " + why));
        assertThat(ended).containsExactly("phone REVOKED");
    }

    @Test
    void whoLeavesTwiceIsCountedOnce() {
        Visits visits = new Visits(visitor -> true);
        Visits.Visit visit = visits.enter(Pass.of(PHONE), why -> {});
        visits.enter(Pass.of(PHONE), why -> {});
        visits.leave(visit);
        visits.leave(visit);
        assertThat(visits.of("dev-1")).isEqualTo(1);
    }

    @Test
    @Timeout(30)
    void whoEntersWhileTheLastOneLeavesIsNotedAllTheSame() throws Exception {
        Visits visits = new Visits(visitor -> true);
        AtomicBoolean over = new AtomicBoolean();
        Thread others = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                visits.leave(visits.enter(Pass.of(PHONE), why -> {}));
            }
        });
        try {
            for (int i = 0; i < 200_000; i++) {
                AtomicBoolean told = new AtomicBoolean();
                Visits.Visit visit = visits.enter(Pass.of(PHONE), why -> told.set(true));
                visits.end(PHONE.deviceId(), Farewell.REVOKED);
                assertThat(told).isTrue();
                visits.leave(visit);
            }
        } finally {
            over.set(true);
            others.join();
        }
    }
}
