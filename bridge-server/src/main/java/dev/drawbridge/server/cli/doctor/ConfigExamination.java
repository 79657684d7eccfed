package dev.drawbridge.server.cli.doctor;

import java.util.List;

/** What a bridge that is started is told beforehand. */
record ConfigExamination(ServePlan plan) implements Examination {
    @Override
    public List<Finding> findings() {
        return plan.faults().stream().map(fault -> Finding.bad("config", fault,
                "no bridge starts before that is put right: 'drawbridge config check' says when it is"))
                .toList();
    }
}
