package org.ballcourt.cases.tracing.canary;

import org.ballcourt.cases.web.canary.TreeController;

/** Knows what lies further out. */
public final class Outward {
    TreeController controller;
}
