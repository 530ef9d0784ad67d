package org.ballcourt.notifications.canary;

import org.ballcourt.cases.web.canary.TreeController;
import org.ballcourt.evidence.canary.Evidence;

/** Knows a controller, and another service. */
public final class Notification {
    TreeController controller;
    Evidence neighbour;
}
