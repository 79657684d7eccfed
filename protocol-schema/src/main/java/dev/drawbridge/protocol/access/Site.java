package dev.drawbridge.protocol.access;

import dev.drawbridge.protocol.message.IdPath;
import java.util.Optional;

/** A member of params that says where an agent is to work: who may not do everything has it work in projects. */
public sealed interface Site {
    /** Where it stands. */
    IdPath member();

    /**
     * A directory.
     *
     * @param member where it stands
     * @param inEach where it stands in each object of the list that the member is; empty if the member itself says it
     * @param needed whether the agent's own directory is meant by params that do not have it
     */
    record Named(IdPath member, Optional<IdPath> inEach, boolean needed) implements Site {}

    /**
     * The directory of a thread, where no other is named.
     *
     * @param member which thread
     */
    record OfThread(IdPath member) implements Site {}

    /** Reads {@code cwd}, {@code environments[].cwd} or {@code threadId}. */
    static Site of(String member, boolean needed) {
        if (member.equals("threadId")) {
            return new OfThread(IdPath.of(member));
        }
        int list = member.indexOf("[].");
        return list < 0
                ? new Named(IdPath.of(member), Optional.empty(), needed)
                : new Named(IdPath.of(member.substring(0, list)),
                        Optional.of(IdPath.of(member.substring(list + "[].".length()))), needed);
    }
}
