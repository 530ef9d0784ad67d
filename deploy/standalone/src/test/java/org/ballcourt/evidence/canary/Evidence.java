package org.ballcourt.evidence.canary;

import org.ballcourt.cases.web.canary.TreeController;
import org.ballcourt.escalation.canary.Escalation;

/** Knows a controller, and another service. */
public final class Evidence {
    TreeController controller;
    Escalation neighbour;
}
