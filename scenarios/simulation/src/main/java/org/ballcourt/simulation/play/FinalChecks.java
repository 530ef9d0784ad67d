package org.ballcourt.simulation.play;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.ParkedRecord;
import org.ballcourt.notifications.deliveries.Channel;
import org.ballcourt.notifications.deliveries.Delivery;
import org.ballcourt.notifications.deliveries.DeliveryState;
import org.ballcourt.simulation.play.Observed.Handed;
import org.ballcourt.simulation.play.World.Kind;
import org.ballcourt.wire.Sha256;
import org.bson.Document;

/** What must hold when nothing is broken any more and everybody had time. */
final class FinalChecks {
    private final World world;
    private final Faults faults;
    private final List<String> wrong = new ArrayList<>();

    FinalChecks(World world, Faults faults) {
        this.world = world;
        this.faults = faults;
    }

    /** Whatever is not as it should be; while time goes on, some of it may still be on its way. */
    List<String> look() {
        wrong.clear();
        everythingHappened();
        if (wrong.isEmpty()) {
            everythingIsPublished();
            viewsAreEqual();
        }
        if (wrong.isEmpty() && world.has(Kind.CLOCKS)) {
            alarmsWereTold();
        }
        if (wrong.isEmpty() && world.has(Kind.NOTICES)) {
            noticesAreThere();
        }
        for (ConsumerRecord<byte[], byte[]> record : Checks.all(world, Topics.PARKED)) {
            wrong.add("PARKED " + Checks.header(record, ParkedRecord.FROM) + " by "
                    + Checks.header(record, ParkedRecord.BY) + ": " + Checks.header(record, ParkedRecord.REASON));
        }
        return List.copyOf(wrong);
    }

    private void everythingHappened() {
        for (Script script : world.scripts.values()) {
            int done = world.logs.of(script.caseId()).commits().size();
            if (done < script.steps().size()) {
                wrong.add("MISSING step " + done + " of " + script.caseId());
            }
        }
    }

    private void everythingIsPublished() {
        Map<String, Set<Long>> there = Checks.inTopic(world);
        for (Script script : world.scripts.values()) {
            if (world.logs.of(script.caseId()).isPending()) {
                wrong.add("PENDING " + script.caseId());
            }
            long last = world.logs.of(script.caseId()).lastSeq();
            if (there.getOrDefault(script.caseId(), Set.of()).size() != last) {
                wrong.add(
                        "LOST of " + script.caseId() + ": the topic has " + there.get(script.caseId()) + " of " + last);
            }
        }
    }

    private void viewsAreEqual() {
        for (Script script : world.scripts.values()) {
            Expected expected = Expected.of(script);
            if (world.has(Kind.CLOCKS)) {
                areEqual(
                        withoutNext(expected.clocks()),
                        withoutNext(world.clocks.cases().get(script.caseId())),
                        "clocks of " + script.caseId());
            }
            if (world.has(Kind.NOTICES)) {
                areEqual(expected.notices(), world.noticeCases.get(script.caseId()), "notices of " + script.caseId());
            }
        }
    }

    private void areEqual(Document should, Document is, String where) {
        if (!should.equals(is)) {
            wrong.add("UNEQUAL " + where + ": " + shortly(is));
        }
    }

    /** The clocks write down themselves what of it is left to be done. */
    private static Document withoutNext(Document clocks) {
        Document rest = clocks == null ? new Document() : new Document(clocks);
        rest.remove("next");
        return rest;
    }

    private static String shortly(Document document) {
        return document == null ? "nothing" : "seq " + document.get("seq") + ", parked " + document.get("parked");
    }

    private void alarmsWereTold() {
        Set<String> told = new HashSet<>();
        Checks.all(world, Topics.ESCALATION_EVENTS).forEach(record -> told.add(Checks.header(record, "ce_id")));
        for (Script script : world.scripts.values()) {
            for (RecordedEvent event : world.logs.of(script.caseId()).events()) {
                if (event.event() instanceof DutyLapsed lapse
                        && lapse.duty() == DutyKind.REVIEW
                        && !told.contains(script.caseId() + ":" + lapse.dutyId() + ":alarm")) {
                    wrong.add("MISSING alarm of " + script.caseId() + " " + lapse.dutyId());
                }
            }
        }
    }

    private void noticesAreThere() {
        Set<String> ids = new TreeSet<>();
        for (Script script : world.scripts.values()) {
            ids.addAll(Expected.of(script).deliveries());
        }
        for (ConsumerRecord<byte[], byte[]> record : Checks.all(world, Topics.ESCALATION_EVENTS)) {
            String reminder = Checks.header(record, "ce_id");
            String caseId = Checks.header(record, "ce_subject");
            for (Channel channel : Channel.values()) {
                String id = String.join(
                        ":",
                        caseId,
                        reminder,
                        "SELLER/" + world.scripts.get(caseId).seller(),
                        channel.name(),
                        "reminder");
                if (world.deliveries.find(id).isPresent()) {
                    ids.add(id);
                }
            }
        }
        Set<String> outcomes = new HashSet<>();
        Checks.all(world, Topics.NOTIFICATION_EVENTS).forEach(record -> outcomes.add(Checks.header(record, "ce_id")));
        for (String id : ids) {
            Delivery line = world.deliveries.find(id).orElse(null);
            if (line == null) {
                wrong.add("MISSING notice " + id);
            } else if (!line.state().isFinal()) {
                wrong.add("OPEN notice " + id + " " + line.state());
            } else {
                if (line.state() != DeliveryState.NO_ADDRESS && !outcomes.contains(id + ":" + line.state())) {
                    wrong.add("UNTOLD outcome of " + id + " " + line.state());
                }
                if (line.channel() == Channel.MAIL) {
                    mailWasSent(line);
                }
            }
        }
    }

    private void mailWasSent(Delivery line) {
        String messageId = "<" + Sha256.hex(line.id()).substring(0, 32) + "@example.org>";
        List<Handed> handed = world.observed.mails().getOrDefault(messageId, List.of());
        long taken = handed.stream().filter(Handed::taken).count();
        long uncertain = handed.stream().filter(mail -> !mail.told()).count();
        if (line.state() == DeliveryState.SENT && taken == 0) {
            wrong.add("LOST mail " + line.id());
        }
        long most = line.template().isBinding() ? 1 + uncertain + faults.endsOfSenders() : 1;
        if (taken > most) {
            wrong.add("DOUBLED mail " + line.id() + ": taken " + taken + " times, " + uncertain + " uncertain");
        }
        for (Handed mail : handed) {
            if (!world.addresses.wasOf(line.recipient(), mail.to())) {
                wrong.add("STRAY mail " + line.id() + " to " + mail.to());
            }
        }
    }
}
