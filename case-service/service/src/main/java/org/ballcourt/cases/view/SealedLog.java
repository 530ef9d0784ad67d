package org.ballcourt.cases.view;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The events of a case in their published form, personal texts sealed. */
@FunctionalInterface
public interface SealedLog {
    /** Those from that number on; empty where there are none. */
    List<ObjectNode> from(String caseId, long seq);
}
