package org.ballcourt.contracts.records;

import java.util.Map;
import java.util.stream.Collectors;

/** The names of the records' schemas, which are also the last part of {@code ce_type} where a record has one. */
public final class RecordNames {
    private static final Map<String, Class<? extends Record>> TYPES = Map.of(
            "command.v1", CommandRecord.class,
            "command-reply.v1", CommandReply.class,
            "case-snapshot.v1", CaseSnapshot.class,
            "evidence-stored.v1", EvidenceStored.class,
            "reminder-due.v1", ReminderDue.class,
            "supervisor-alarm.v1", SupervisorAlarm.class,
            "notice-delivered.v1", NoticeDelivered.class,
            "notice-undelivered.v1", NoticeUndelivered.class,
            "signed-root.v1", SignedRoot.class,
            "service-heartbeat.v1", ServiceHeartbeat.class);

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
