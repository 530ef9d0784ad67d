package org.ballcourt.escalation.canary;

import org.ballcourt.cases.web.canary.TreeController;
import org.ballcourt.notifications.canary.Notification;

/** Knows a controller, and another service. */
public final class Escalation {
    TreeController controller;
    Notification neighbour;
}
