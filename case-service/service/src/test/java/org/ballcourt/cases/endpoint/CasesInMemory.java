package org.ballcourt.cases.endpoint;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.cases.command.CaseCommands;
import org.ballcourt.cases.command.CommandRequest;
import org.ballcourt.cases.command.CommandResult;
import org.ballcourt.cases.command.DryRuns;
import org.ballcourt.cases.command.KnownOrders;
import org.ballcourt.cases.command.OrderSource;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.domain.DecisionInput;
import org.ballcourt.cases.domain.Facts;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.policy.Shipped;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.cases.store.RememberedCase;
import org.ballcourt.cases.view.AskedBefore;
import org.ballcourt.cases.view.CaseSource;
import org.ballcourt.cases.view.CaseViews;
import org.ballcourt.cases.view.OpenCase;
import org.ballcourt.cases.view.OtherCases;
import org.ballcourt.cases.view.PaidByOthers;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.ContestRecovery;
import org.ballcourt.contracts.CaseCommand.FileAgentComplaint;
import org.ballcourt.contracts.CaseCommand.FilingCommand;
import org.ballcourt.contracts.CaseCommand.OpenContact;
import org.ballcourt.contracts.CaseCommand.ReportViolation;
import org.ballcourt.contracts.CaseEvent.ContactOpened;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.servicekit.Independence;
import org.ballcourt.wire.Wire;

/** The real rules over maps: cases that live as long as a test, their texts sealed as in the store. */
public final class CasesInMemory implements CaseCommands, CaseSource, InstantSource {
    public static final Instant START =
            OffsetDateTime.parse("2026-11-02T10:00:00+08:00").toInstant();

    private record Done(String body, CommandResult answer) {}

    private final CaseDecider decider;
    private final Map<String, List<RecordedEvent>> logs = new LinkedHashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final Map<String, Done> done = new HashMap<>();
    private final Map<String, String> plain = new HashMap<>();
    private final Map<String, EvidenceItem> evidence = new HashMap<>();
    private Instant now = START;
    private RuntimeException failure;
    private Set<MisuseFlag> raised = Set.of();
    private OrderSource orders = new KnownOrders();
    private final Map<String, Set<Actor>> relatives = new HashMap<>();
    private final Independence independence = new Independence(id -> relatives.getOrDefault(id, Set.of()));

    public CasesInMemory() {
        this(Shipped.policies());
    }

    public CasesInMemory(Policies policies) {
        decider = new CaseDecider(policies);
    }

    public CaseViews views() {
        OtherCases others = new PaidByOthers(
                (state, caseId) -> null, id -> find(id).map(OpenCase::state).orElse(null));
        return new CaseViews(decider, (caseId, text) -> plain.get(text.sealed()), others, this);
    }

    /** Counts contacts alone: no order line is kept here. */
    public AskedBefore askedBefore() {
        AskedBefore.Sources sources = new AskedBefore.Sources() {
            @Override
            public List<String> contacts(Actor by, String about, Instant since, String caseId) {
                return contactsOf(by, about, caseId);
            }

            @Override
            public List<String> cases(String line, String buyer, Instant since, String caseId) {
                return List.of();
            }
        };
        return new AskedBefore(decider, sources, this);
    }

    private List<String> contactsOf(Actor by, String about, String exceptCaseId) {
        return logs.entrySet().stream()
                .filter(log -> !log.getKey().equals(exceptCaseId)
                        && log.getValue().getFirst().event() instanceof ContactOpened contact
                        && contact.by().equals(by)
                        && contact.about().equals(about))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What the platform's directory says from now on. */
    public void related(String id, String... accounts) {
        relatives.put(id, Stream.of(accounts).map(Actor::parse).collect(Collectors.toSet()));
    }

    public Independence independence() {
        return independence;
    }

    /** The order system that is asked from now on. */
    public void orders(OrderSource source) {
        orders = source;
    }

    public CommandService desk() {
        return new CommandService(this, this, views(), this, orders, independence);
    }

    /** Lets a command go its way, and puts everything back. */
    public DryRuns dryRuns() {
        return request -> {
            Map<String, List<RecordedEvent>> logsBefore = new LinkedHashMap<>(logs);
            Map<String, Integer> versionsBefore = new HashMap<>(versions);
            try {
                return decided(request);
            } finally {
                logs.clear();
                logs.putAll(logsBefore);
                versions.clear();
                versions.putAll(versionsBefore);
            }
        };
    }

    public void raise(MisuseFlag flag) {
        raised = Set.of(flag);
    }

    public void fail(RuntimeException everyCommand) {
        failure = everyCommand;
    }

    public void later(java.time.Duration time) {
        now = now.plus(time);
    }

    public void upload(String evidenceId, String uploader) {
        evidence.put(
                evidenceId,
                new EvidenceItem(
                        evidenceId,
                        EvidenceKind.PHOTO,
                        null,
                        10,
                        "00",
                        "image/png",
                        false,
                        Actor.parse(uploader),
                        now,
                        null));
    }

    /** Sends a command as if through some door, and gives its case. */
    public String send(String caseId, String actor, CaseCommand command) {
        String id = "t-" + done.size();
        return submit(new CommandRequest(caseId, id, Actor.parse(actor), command, id, null))
                .caseId();
    }

    public int stored() {
        return logs.values().stream().mapToInt(List::size).sum();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public Optional<OpenCase> find(String caseId) {
        return Optional.ofNullable(logs.get(caseId)).map(log -> OpenCase.of(caseId, versions.get(caseId), log));
    }

    @Override
    public CommandResult submit(CommandRequest submission) {
        if (failure != null) {
            throw failure;
        }
        String key = submission.actor() + " " + submission.commandId();
        Done before = done.get(key);
        if (before != null && !before.body().equals(submission.body())) {
            throw new CaseRejection(
                    RejectionCode.COMMAND_ID_REUSED,
                    Message.of("rule.command-id-reused").with("commandId", "key-1"));
        }
        if (before != null) {
            CommandResult first = before.answer();
            return new CommandResult(
                    first.caseId(), first.version(), first.events(), true, null, known(first.caseId()));
        }
        CommandResult answer = decided(submission);
        done.put(key, new Done(submission.body(), answer));
        return answer;
    }

    @Override
    public String caseOfComplaint(Actor actor, String commandId) {
        return "complaint " + commandId + " of " + actor;
    }

    @Override
    public String caseOf(FilingCommand filing, Actor actor, String commandId) {
        return "filing " + commandId + " of " + actor;
    }

    private CommandResult decided(CommandRequest submission) {
        String caseId = submission.caseId() == null ? "case-" + (logs.size() + 1) : submission.caseId();
        List<RecordedEvent> log = logs.getOrDefault(caseId, List.of());
        int version = versions.getOrDefault(caseId, 0);
        if (submission.expectedVersion() != null && submission.expectedVersion() != version) {
            throw new CaseRejection(
                    RejectionCode.STALE_VERSION,
                    Message.of("rule.stale-version")
                            .with("actual", version)
                            .with("expected", submission.expectedVersion()));
        }
        CaseState state = OpenCase.of(caseId, version, log).state();
        Facts facts = Facts.NONE.with(evidence).with(ofMatter(submission, behind(submission.command(), state)));
        List<DatedEvent> events =
                decider.decide(new DecisionInput(caseId, submission.actor(), now, submission.command(), facts), state);
        List<RecordedEvent> added = new ArrayList<>();
        for (DatedEvent event : events) {
            added.add(new RecordedEvent(
                    caseId,
                    log.size() + added.size() + 1L,
                    event.at(),
                    event.actor(),
                    submission.commandId(),
                    Wire.seal(event.event(), this::seal),
                    RecordedEvent.GENESIS,
                    "hash"));
        }
        List<RecordedEvent> all = new ArrayList<>(log);
        all.addAll(added);
        logs.put(caseId, all);
        versions.put(caseId, events.isEmpty() ? version : version + 1);
        return new CommandResult(caseId, versions.get(caseId), added, false, null, known(caseId));
    }

    private Facts.OfMatter ofMatter(CommandRequest submission, Facts.Dispute behind) {
        if (!(submission.command() instanceof OpenContact contact)) {
            return new Facts.OfMatter(0, raised, behind, false, new Facts.Asked(0, 0));
        }
        String line = contact.line(behind == null ? null : behind.line());
        int before = contactsOf(submission.actor(), ContactOpened.aboutOf(line, contact.topic()), null)
                .size();
        return Facts.OfMatter.ofContact(behind, new Facts.Asked(before, 0), orderOf(contact, behind));
    }

    private Order orderOf(OpenContact contact, Facts.Dispute behind) {
        if (behind != null) {
            return behind.state().filing().order();
        }
        return contact.order() == null
                ? null
                : orders.find(contact.order().orderId(), contact.order().orderLineId())
                        .orElse(null);
    }

    private Facts.Dispute behind(CaseCommand command, CaseState matter) {
        String dispute = switch (command) {
            case FileAgentComplaint filing -> filing.caseId();
            case ReportViolation filing -> filing.caseId();
            case ContestRecovery filing -> filing.caseId();
            case OpenContact filing -> filing.caseId();
            default -> matter.matter() == null ? null : matter.matter().dispute();
        };
        CaseState state = dispute == null || !logs.containsKey(dispute)
                ? CaseState.NONE
                : OpenCase.of(dispute, versions.get(dispute), logs.get(dispute)).state();
        boolean contact = state.matter() != null
                && state.matter().kind() == MatterKind.CONTACT
                && !(command instanceof OpenContact);
        return state.filing() == null && !contact ? null : new Facts.Dispute(state);
    }

    /** All events as if one commit had brought them. */
    private RememberedCase known(String caseId) {
        List<LoggedEvent> events = logs.get(caseId).stream()
                .map(event -> new LoggedEvent(event, "{}"))
                .toList();
        Commit commit = new Commit(1, "t", "hash", Actor.SYSTEM, now, events);
        return RememberedCase.of(new CaseLog(caseId, versions.get(caseId), 0, events.size(), "hash", List.of(commit)));
    }

    private PersonalText seal(PersonalText text) {
        String sealed = "sealed-" + plain.size();
        plain.put(sealed, text.plain());
        return new PersonalText(text.subject(), null, sealed);
    }
}
