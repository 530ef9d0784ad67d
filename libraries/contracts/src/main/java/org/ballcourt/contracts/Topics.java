package org.ballcourt.contracts;

/**
 * The Kafka topics; every record's key is the case id (of an evidence event: the evidence id; of a root: {@code roots}; of a standing: {@code SELLER/id}; of a trace: the
 * group; of an erasure: the person; of a heartbeat: the instance).
 */
public final class Topics {
    public static final String CASE_COMMANDS = "ballcourt.case.commands.v1";
    public static final String CASE_REPLIES = "ballcourt.case.replies.v1";
    public static final String CASE_EVENTS = "ballcourt.case.events.v1";
    public static final String CASE_SNAPSHOTS = "ballcourt.case.snapshots.v1";
    public static final String EVIDENCE_EVENTS = "ballcourt.evidence.events.v1";
    public static final String ESCALATION_EVENTS = "ballcourt.escalation.events.v1";
    public static final String NOTIFICATION_EVENTS = "ballcourt.notification.events.v1";
    public static final String PROOF_ROOTS = "ballcourt.proof.roots.v1";
    public static final String AUDIT_ROOTS = "ballcourt.audit.roots.v1";
    public static final String STANDING_EVENTS = "ballcourt.standing.events.v1";
    public static final String TRACE_EVENTS = "ballcourt.trace.events.v1";
    public static final String ERASURE_EVENTS = "ballcourt.erasure.events.v1";
    public static final String SERVICE_HEARTBEATS = "ballcourt.case.heartbeats.v1";
    public static final String PARKED = "ballcourt.parked.v1";

    /** The number of partitions of every topic unless the operator made it with another one. */
    public static final int PARTITIONS = 12;

    private Topics() {}
}
