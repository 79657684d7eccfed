package dev.drawbridge.core.agent.demo;

import dev.drawbridge.core.agent.speech.Shapes;
import dev.drawbridge.core.agent.speech.Voice;

/** What everything in one life of the demo is made with. */
record Stage(Voice voice, Later later, Names names, Shapes shapes) {}
