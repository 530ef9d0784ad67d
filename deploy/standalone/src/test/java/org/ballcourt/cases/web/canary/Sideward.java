package org.ballcourt.cases.web.canary;

import org.ballcourt.cases.messaging.canary.Outward;

/** Knows what lies beside it. */
public final class Sideward {
    Outward listener;
}
