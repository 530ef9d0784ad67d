package org.ballcourt.cases.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.EarlierCase;
import org.ballcourt.cases.domain.LineAccount;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.ViolationReported;
import org.ballcourt.contracts.EarlierPayments;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.ViolationKind;

/** The other cases of an order line, and contests of what is taken back in them, as their logs tell now: which cases these are is noted with the line, what they paid nowhere else. */
public record EarlierCases(OrderLines lines, CaseStore cases, TextEncryption keys) {
    /** Those that are closed. A case that holds the line finds the same ever after, until it lets go of it. */
    public List<EarlierCase> closedBefore(String line, String caseId) {
        return read(
                lines.closedBefore(line, caseId),
                log -> EarlierCase.of(log.caseId(), log.events(), lettersOfStatement(log)));
    }

    /** All others, as a closed case that is opened again has to count them: an open one may still bring what is left. */
    public List<EarlierCase> beside(String line, String caseId) {
        return read(lines.others(line, caseId), EarlierCases::withoutWords).stream()
                .map(EarlierCase::atStake)
                .toList();
    }

    /** All others, as an open case has to count them: one that was opened again since performs what was awarded in it. */
    public List<EarlierCase> promising(String line, String caseId) {
        return read(lines.others(line, caseId), log -> EarlierCase.promising(log.caseId(), log.events()));
    }

    /** What all others have paid by now, the open one included, and what was awarded in them; null where there are none. Throws {@link UnreadableLog} where one is damaged. */
    public EarlierPayments paidByOthers(CaseState state, String caseId) {
        Order order = state.filing().order();
        return LineAccount.paid(
                read(lines.others(order.line(), caseId), log -> EarlierCase.counting(log.caseId(), log.events())),
                order);
    }

    /** The state of that case; null where its log is damaged. */
    public CaseState stateOf(String caseId) {
        Map<String, CaseLog> logs = cases.loadAll(List.of(caseId), (_, _) -> {});
        return logs.containsKey(caseId) ? CaseState.NONE.after(logs.get(caseId).events()) : null;
    }

    /** That buyer's other cases of the line that were filed since then, open or closed; one whose log is damaged is not told of. */
    public List<String> ofBuyer(String line, String buyer, Instant since, String caseId) {
        List<String> ids = lines.others(line, caseId);
        Map<String, CaseLog> logs = cases.loadAll(ids, (_, _) -> {});
        return ids.stream()
                .filter(id -> logs.containsKey(id) && isOf(buyer, since, logs.get(id)))
                .toList();
    }

    private static boolean isOf(String buyer, Instant since, CaseLog log) {
        return log.exists()
                && log.events().getFirst().event() instanceof ComplaintFiled filed
                && buyer.equals(filed.buyer())
                && !log.events().getFirst().at().isBefore(since);
    }

    /**
     * Whether that person's reports of the same were upheld and rested, together, on all that a new one shows, with a case or without:
     * another deed is shown by something new.
     */
    public boolean isUpheldBefore(
            Actor by,
            String dispute,
            ViolationKind kind,
            Actor reported,
            Collection<EvidenceItem> shown,
            String caseId) {
        String line = OrderLines.reportOf(by, dispute, kind, reported, shown);
        if (line == null) {
            return false;
        }
        List<String> files = OrderLines.shownBy(by, kind, reported, shown);
        Collection<CaseLog> reports = upheld(Stream.concat(Stream.of(line), files.stream()), caseId);
        Set<String> counted = reports.stream()
                .flatMap(log -> ((ViolationReported) log.events().getFirst().event()).evidence().stream())
                .map(EvidenceItem::sha256)
                .collect(Collectors.toSet());
        return !reports.isEmpty() && shown.stream().map(EvidenceItem::sha256).allMatch(counted::contains);
    }

    /** Those that were upheld. */
    private Collection<CaseLog> upheld(Stream<String> had, String caseId) {
        List<String> ids = had.flatMap(line -> lines.closedBefore(line, caseId).stream())
                .distinct()
                .toList();
        Map<String, CaseLog> logs = cases.loadAll(ids, (_, unreadable) -> {
            throw unreadable;
        });
        return logs.values().stream()
                .filter(log -> log.events().getFirst().event() instanceof ViolationReported)
                .filter(log -> CaseState.NONE.after(log.events()).outcome() == Outcome.UPHELD)
                .toList();
    }

    /** The contest that somebody brought against that one of its recoveries of the case, counted from 1; null where there is none. */
    public String contestOf(String caseId, Actor by, int recovery) {
        String contest = DerivedId.ofContest(caseId, by, recovery);
        try {
            return cases.load(contest).exists() ? contest : null;
        } catch (UnreadableLog damaged) {
            return contest;
        }
    }

    private static EarlierCase withoutWords(CaseLog log) {
        return EarlierCase.of(log.caseId(), log.events(), 0);
    }

    private List<EarlierCase> read(List<String> ids, Function<CaseLog, EarlierCase> as) {
        Map<String, CaseLog> logs = cases.loadAll(ids, (_, unreadable) -> {
            throw unreadable;
        });
        return ids.stream()
                .map(logs::get)
                .filter(log -> log != null && log.exists())
                .map(as)
                .toList();
    }

    private int lettersOfStatement(CaseLog log) {
        PersonalText statement =
                log.events().getFirst().event() instanceof ComplaintFiled filed ? filed.statement() : null;
        String plain = statement == null ? null : keys.open(log.caseId(), statement);
        return plain == null ? 0 : plain.strip().length();
    }
}
