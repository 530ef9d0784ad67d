package org.ballcourt.cases.tracing;

/** Says of a case whether it is in any group: all that may be said to those whose case it is. */
@FunctionalInterface
public interface TracedMembership {
    boolean isPartOfGroup(String caseId);
}
