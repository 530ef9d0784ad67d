package org.ballcourt.contracts.records;

import static java.util.Map.entry;

import java.util.Map;
import java.util.stream.Collectors;

/** The names of the records' schemas, which are also the last part of {@code ce_type} where a record has one. */
public final class RecordNames {
    private static final Map<String, Class<? extends Record>> TYPES = Map.ofEntries(
            entry("command.v1", CommandRecord.class),
            entry("command-reply.v1", CommandReply.class),
            entry("case-snapshot.v1", CaseSnapshot.class),
            entry("evidence-stored.v1", EvidenceStored.class),
            entry("reminder-due.v1", ReminderDue.class),
            entry("supervisor-alarm.v1", SupervisorAlarm.class),
            entry("notice-delivered.v1", NoticeDelivered.class),
            entry("notice-undelivered.v1", NoticeUndelivered.class),
            entry("signed-root.v1", SignedRoot.class),
            entry("audit-root.v1", AuditRoot.class),
            entry("service-heartbeat.v1", ServiceHeartbeat.class),
            entry("standing-changed.v1", StandingChanged.class),
            entry("person-erased.v1", PersonErased.class),
            entry("trace-group-opened.v1", TraceGroupOpened.class),
            entry("trace-figures-changed.v1", TraceFiguresChanged.class),
            entry("trace-group-decided.v1", TraceGroupDecided.class));

    private static final Map<Class<? extends Record>, String> NAMES =
            TYPES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private RecordNames() {}

    public static String nameOf(Class<?> type) {
        return NAMES.get(type);
    }

    public static Map<String, Class<? extends Record>> all() {
        return TYPES;
    }
}
