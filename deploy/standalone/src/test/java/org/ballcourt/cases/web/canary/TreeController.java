package org.ballcourt.cases.web.canary;

import tools.jackson.databind.node.ObjectNode;

/** A controller that answers with a tree. */
public final class TreeController {
    ObjectNode answer;
}
