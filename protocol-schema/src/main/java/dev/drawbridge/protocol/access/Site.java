package dev.drawbridge.protocol.access;

import dev.drawbridge.protocol.message.IdPath;
import java.util.Optional;

/**
 * A member of params that says where an agent is to work: who may not do everything names a directory in a project.
 *
 * @param member where it stands
 * @param inEach where it stands in each object of the list that the member is; empty if the member itself says it
 * @param needed whether the agent's own directory is meant by params that do not have it
 */
public record Site(IdPath member, Optional<IdPath> inEach, boolean needed) {
    private static final String IN_EACH = "[].";

    /** Reads {@code cwd} or {@code environments[].cwd}. */
    static Site of(String member, boolean needed) {
        int list = member.indexOf(IN_EACH);
        return list < 0
                ? new Site(IdPath.of(member), Optional.empty(), needed)
                : new Site(IdPath.of(member.substring(0, list)),
                        Optional.of(IdPath.of(member.substring(list + IN_EACH.length()))), needed);
    }
}
