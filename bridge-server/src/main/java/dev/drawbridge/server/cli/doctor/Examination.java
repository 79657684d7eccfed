package dev.drawbridge.server.cli.doctor;

import java.util.List;

/** A look at something; it changes nothing there. */
interface Examination {
    /** What is looked at, for whoever waits. */
    String subject();

    List<Finding> findings();
}
