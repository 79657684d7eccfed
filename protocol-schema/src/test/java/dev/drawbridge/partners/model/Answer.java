package dev.drawbridge.partners.model;

import java.util.List;

/** What the model does on one request. */
record Answer(List<Step> steps) {
    Answer {
        steps = List.copyOf(steps);
    }
}
