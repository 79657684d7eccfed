package dev.drawbridge.core.agent.pi;

import dev.drawbridge.core.agent.pi.session.Sessions;
import dev.drawbridge.core.agent.pi.shelf.Shelf;
import dev.drawbridge.core.agent.speech.Shapes;
import dev.drawbridge.core.agent.speech.Voice;

/** What all desks of one life share. */
record House(Voice voice, Shapes shapes, Errands errands, Sessions sessions, Shelf shelf, LiveThreads live,
        Portraits portraits, PiOptions options) {}
