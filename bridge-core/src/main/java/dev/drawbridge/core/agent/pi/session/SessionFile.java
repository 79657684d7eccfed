package dev.drawbridge.core.agent.pi.session;

import java.nio.file.Path;

/**
 * A session's file, and what of it is worth knowing without reading it again.
 *
 * @param createdAt in milliseconds
 * @param updatedAt when the last was said by anybody, in milliseconds
 * @param askedAt when the user said the last, in milliseconds
 * @param begun whether anything was said at all
 * @param name empty if it has none
 * @param preview the beginning of the first that the user said
 * @param model as {@code pi/<provider>/<model>}, empty if none is known
 * @param effort its thinking level as Pi calls it, empty if none is known
 * @param parent the file that it was forked from, empty if it was not
 */
public record SessionFile(String id, Path path, String cwd, long createdAt, long updatedAt, long askedAt,
        boolean begun, String name, String preview, String model, String effort, String parent) {}
