package org.ballcourt.simulation;

import java.util.List;

/**
 * A guard taken out of the product's own source.
 *
 * @param file from the root of the repository
 * @param guard as it stands there, once
 * @param without what stands in its place
 */
record PlantedBug(String name, String file, String guard, String without) {
    private static final String RELAY = "case-service/service/src/main/java/org/ballcourt/cases/relay/";
    private static final String CONSUMER = "libraries/consumer/src/main/java/org/ballcourt/consumer/";
    private static final String CLOCKS = "escalation-service/src/main/java/org/ballcourt/escalation/";
    private static final String NOTICES = "notification-service/src/main/java/org/ballcourt/notifications/";
    private static final String KIT = "libraries/service-kit/src/main/java/org/ballcourt/servicekit/";

    static final List<PlantedBug> ALL = List.of(
            new PlantedBug(
                    "an event is marked before it was acknowledged",
                    RELAY + "InFlightCase.java",
                    "return acknowledged >= log.lastSeq();",
                    "return acknowledged >= log.lastSeq() - 1;"),
            new PlantedBug(
                    "one acknowledgement counts for all events of a case",
                    RELAY + "InFlightCase.java",
                    "        acknowledged = seq;",
                    "        acknowledged = log.lastSeq();"),
            new PlantedBug(
                    "what could not be sent is not sent again",
                    RELAY + "Relay.java",
                    "drop(failed.inFlight());",
                    "failed.inFlight().sent();"),
            new PlantedBug(
                    "the relay relies on hints alone",
                    RELAY + "RelayLoop.java",
                    "happened.addAll(sweep());",
                    "sweep();"),
            new PlantedBug(
                    "a mark that was taken back is not seen",
                    RELAY + "Relay.java",
                    "return log.relayed() < recent.getOrDefault(log.caseId(), Recent.NOTHING).marked();",
                    "return log.relayed() < 0;"),
            new PlantedBug(
                    "nobody looks for a topic's lost end",
                    RELAY + "LostEvents.java",
                    "if (offset >= end && missedBefore.contains(partition)) {",
                    "if (offset >= end && missedBefore == null) {"),
            new PlantedBug(
                    "what is written over is not seen",
                    RELAY + "LostEvents.java",
                    "if (there.containsKey(place.offset())) {",
                    "if (there.isEmpty() && there.containsKey(place.offset())) {"),
            new PlantedBug(
                    "an event takes effect twice",
                    CONSUMER + "CaseDocument.java",
                    "if (event.seq() < seq) {",
                    "if (event.seq() < seq - 1) {"),
            new PlantedBug(
                    "a gap is not filled",
                    CONSUMER + "CaseDocument.java",
                    "if (event.seq() > seq + 1) {",
                    "if (event.seq() > seq + 100) {"),
            new PlantedBug(
                    "nobody is told what another instance stored",
                    CONSUMER + "BatchApplier.java",
                    " || relation == Relation.LAST",
                    ""),
            new PlantedBug(
                    "an outcome is noted as told before it is",
                    NOTICES + "messaging/OutcomePublisher.java",
                    "        List<CompletableFuture<SentRecord>> sent =",
                    "        deliveries.announced(lines);\n        List<CompletableFuture<SentRecord>> sent ="),
            new PlantedBug(
                    "a new owner does not learn what there is",
                    CLOCKS + "Horizon.java",
                    "if (!covers(now.plus(AHEAD.dividedBy(2))) || nanos - last.nanos() >= REFILL) {",
                    "if (last.until().equals(Instant.MIN)) {"),
            new PlantedBug(
                    "a store that is away is taken for bad data",
                    CONSUMER + "FailureKind.java",
                    "            default -> true;\n        };",
                    "            default -> false;\n        };"),
            new PlantedBug(
                    "a lapse that got lost is not sent again",
                    CLOCKS + "deadlines/PendingCommands.java",
                    "put(command.passed(nanos));",
                    "put(command.waitsOn(nanos));"),
            new PlantedBug(
                    "a refusal ends the matter",
                    CLOCKS + "deadlines/Deadlines.java",
                    "pending.put(command.refused(nanos));",
                    "pending.removeIf(command.caseId(), command::equals);"),
            new PlantedBug(
                    "a deadline fires early",
                    CLOCKS + "timers/TimerQueue.java",
                    "            if (item.at().isAfter(now)) {",
                    "            if (item.at().isAfter(now.plusSeconds(10))) {"),
            new PlantedBug(
                    "a clock that jumps is believed",
                    KIT + "ClockGuard.java",
                    "return since == null && storeAgrees(now);",
                    "return true;"),
            new PlantedBug(
                    "an alarm is marked before it is sent",
                    CLOCKS + "announcements/Announcements.java",
                    "        List<CompletableFuture<SentRecord>> sent =",
                    "        announcementLog.mark(fresh);\n        List<CompletableFuture<SentRecord>> sent ="),
            new PlantedBug(
                    "an alarm that could not be sent is forgotten",
                    CLOCKS + "announcements/Announcements.java",
                    "        due.forEach(timers::putBack);\n",
                    ""),
            new PlantedBug(
                    "a mail is sent without being claimed",
                    NOTICES + "mail/MailWorker.java",
                    "delivery.state() == DeliveryState.PENDING && deliveries.claim(delivery.id())",
                    "delivery.state() == DeliveryState.PENDING"),
            new PlantedBug(
                    "a courtesy is mailed again when nobody knows whether it went out",
                    NOTICES + "mail/MailWorker.java",
                    "case UNCERTAIN -> uncertain(delivery, \"The line broke\");",
                    "case UNCERTAIN -> later(delivery, DeliveryState.FAILED, \"\");"),
            new PlantedBug(
                    "a dead sender's mail waits for ever",
                    NOTICES + "mail/MailWorker.java",
                    "Duration.ofMinutes(2)",
                    "Duration.ofDays(2)"),
            new PlantedBug(
                    "a slow sender is taken for a dead one",
                    NOTICES + "mail/MailWorker.java",
                    "Duration.ofMinutes(2)",
                    "Duration.ofSeconds(2)"));

    @Override
    public String toString() {
        return name;
    }
}
