package org.ballcourt.cases.view;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.domain.DecisionInput;
import org.ballcourt.cases.endpoint.CasesInMemory;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.model.RandomCommands;
import org.ballcourt.cases.policy.Shipped;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.AcceptIntervention;
import org.ballcourt.contracts.CaseCommand.AnswerContact;
import org.ballcourt.contracts.CaseCommand.AnswerReport;
import org.ballcourt.contracts.CaseCommand.AppealSanction;
import org.ballcourt.contracts.CaseCommand.ContestFlag;
import org.ballcourt.contracts.CaseCommand.DecideAgentComplaint;
import org.ballcourt.contracts.CaseCommand.DecideContest;
import org.ballcourt.contracts.CaseCommand.DecideViolation;
import org.ballcourt.contracts.CaseCommand.FileAgentComplaint;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseCommand.OpenContact;
import org.ballcourt.contracts.CaseCommand.RejectClaim;
import org.ballcourt.contracts.CaseCommand.ReportViolation;
import org.ballcourt.contracts.CaseCommand.RequestIntervention;
import org.ballcourt.contracts.CaseCommand.SubmitEvidence;
import org.ballcourt.contracts.ContactChannel;
import org.ballcourt.contracts.ContactTopic;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.ViolationKind;
import org.ballcourt.wire.Wire;
import org.bson.Document;

/** Disputes of the first edition from filing to the end as anybody might have played them, the same for the same seed. */
public final class WholeDisputes {
    private final CaseDecider decider = new CaseDecider(Shipped.firstEdition());
    private final String caseId;
    private final Random random;
    private final RandomCommands commands;
    private final List<RecordedEvent> events = new ArrayList<>();
    private CaseState state = CaseState.NONE;
    private Instant now = RandomCommands.START;

    private WholeDisputes(String caseId, long seed) {
        this.caseId = caseId;
        this.random = new Random(seed);
        this.commands = RandomCommands.ofTheFirstEdition(random);
    }

    /** The events of one; empty where even the complaint was refused. */
    public static List<RecordedEvent> of(String caseId, long seed) {
        return new WholeDisputes(caseId, seed).played();
    }

    /** A complaint about an agent, a report of a violation and a contest of a flag, each decided, and a contact that was answered. */
    public static List<OpenCase> matters() {
        CasesInMemory cases = new CasesInMemory();
        cases.raise(MisuseFlag.ABANDONED_CLAIMS);
        String dispute = cases.send(null, "BUYER/li", Samples.complaint());
        cases.send(dispute, "SELLER/shop", new RejectClaim(SellerRejectionGround.OTHER, "x", List.of()));
        cases.send(dispute, "BUYER/li", new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"));
        cases.send(dispute, "AGENT/wang", new AcceptIntervention());
        cases.upload("ev-1", "BUYER/li");
        cases.send(dispute, "BUYER/li", new SubmitEvidence("ev-1", "DELIVERED", "caption"));
        String complaint = cases.send(
                null,
                "BUYER/li",
                new FileAgentComplaint(
                        dispute, "wang", AgentComplaintCause.SLOW, "nobody ever answered", List.of("ev-1")));
        String report = cases.send(
                null,
                "BUYER/li",
                new ReportViolation("shop", ViolationKind.FAKE_RATINGS, "they buy their ratings", dispute, List.of()));
        String contest =
                cases.send(null, "BUYER/li", new ContestFlag(MisuseFlag.ABANDONED_CLAIMS, "the flag is wrong"));
        cases.send(complaint, "SUPERVISOR/gao", new DecideAgentComplaint(MatterDecision.UPHELD, "it is in the log"));
        cases.send(report, "SELLER/shop", new AnswerReport("x", List.of()));
        cases.send(report, "SUPERVISOR/gao", new DecideViolation(MatterDecision.UPHELD, "it is in the log"));
        cases.send(contest, "SUPERVISOR/gao", new DecideContest(MatterDecision.UPHELD, "it is in the log"));
        cases.send(complaint, "AGENT/wang", new AppealSanction("it was not me at all"));
        String contact = cases.send(
                null,
                "BUYER/li",
                new OpenContact(ContactChannel.CHAT, ContactTopic.REFUND, "where is it", dispute, null));
        cases.send(contact, "AGENT/wang", new AnswerContact("hello", true));
        cases.send(contact, "AGENT/wang", new AnswerContact("it is on its way"));
        return Stream.of(complaint, report, contest, contact)
                .map(id -> cases.find(id).orElseThrow())
                .toList();
    }

    /** The line of the queue of a case. */
    public static Document line(OpenCase open) {
        QueueFold fold = new QueueFold(new DutyCount(new SimpleMeterRegistry()), () -> {}, version -> "cn-marketplace");
        Document line = new Document("_id", open.caseId());
        for (RecordedEvent event : open.events()) {
            line = fold.apply(line, event);
        }
        return line;
    }

    /** Shows cases as of that time, all texts open but those that end in x. */
    public static CaseViews views(Instant now) {
        return new CaseViews(
                new CaseDecider(Shipped.firstEdition()),
                (caseId, text) -> text.sealed().endsWith("x") ? null : text.sealed(),
                PaidByOthers.NOTHING,
                () -> now);
    }

    private List<RecordedEvent> played() {
        submit("BUYER/li", commands.filing());
        for (int i = 0; i < 60 && state.exists(); i++) {
            passTime(now.plusSeconds(random.nextInt(10) == 0 ? random.nextInt(400_000) : random.nextInt(10_000)));
            RandomCommands.Sent sent = commands.next(state, decider, now);
            submit(sent.by().toString(), sent.command());
        }
        if (random.nextBoolean() && state.exists()) {
            passTime(now.plusSeconds(40_000_000));
        }
        return List.copyOf(events);
    }

    private void passTime(Instant until) {
        for (Optional<Duty> next = due(until); next.isPresent(); next = due(until)) {
            Duty due = next.get();
            now = due.dueAt().isAfter(now) ? due.dueAt() : now;
            submit("SYSTEM/clock", new LapseDuty(due.dutyId()));
        }
        now = until;
    }

    private Optional<Duty> due(Instant until) {
        return state.ball().open().stream()
                .filter(duty -> !duty.dueAt().isAfter(until))
                .min(Comparator.comparing(Duty::dueAt));
    }

    private void submit(String actor, CaseCommand command) {
        try {
            for (DatedEvent dated : decider.decide(
                    new DecisionInput(caseId, Actor.parse(actor), now, command, commands.facts()), state)) {
                state = state.evolve(dated.at(), dated.actor(), dated.event());
                events.add(new RecordedEvent(
                        caseId,
                        events.size() + 1L,
                        dated.at(),
                        dated.actor(),
                        "c" + events.size(),
                        Wire.seal(dated.event(), WholeDisputes::sealed),
                        RecordedEvent.GENESIS,
                        "hash-" + events.size()));
            }
        } catch (CaseRejection no) {
            // The next one may be taken.
        }
    }

    private static PersonalText sealed(PersonalText text) {
        return new PersonalText(text.subject(), null, "sealed " + text.plain());
    }
}
