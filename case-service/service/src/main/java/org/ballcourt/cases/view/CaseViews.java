package org.ballcourt.cases.view;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.LineAccount;
import org.ballcourt.cases.domain.LocalizedText;
import org.ballcourt.cases.domain.Outlook;
import org.ballcourt.cases.domain.SideMatter;
import org.ballcourt.cases.store.UnreadableLog;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AllowedAction;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.ContestRecovery;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows cases to people: each in their language, and no more than is theirs.
 *
 * @param keys opens a text of a case; null where it was erased
 * @param others asked for payments of closed cases alone: while a case is open, no other of its order line can pay
 */
public record CaseViews(
        CaseDecider decider, BiFunction<String, PersonalText, String> keys, OtherCases others, InstantSource time) {
    private static final Logger log = LoggerFactory.getLogger(CaseViews.class);
    private static final Message ERASED = Message.of("view.erased");

    /** After a command: what stands outside its log is not looked up for each. */
    public CaseAnswer of(OpenCase open, Actor actor, Language language) {
        return of(open, actor, language, CaseSurroundings.NOT_LOOKED_UP);
    }

    /** @param beside what is known from outside its log */
    public CaseAnswer of(OpenCase open, Actor actor, Language language, CaseSurroundings beside) {
        Reader reader = Reader.of(open.parties(), actor);
        return new CaseView(open, reader, time.instant(), account(open, reader), opener(open.caseId(), language))
                .answer(
                        allowedActions(open, actor),
                        clauses(open, time.instant(), language),
                        decider.policyOf(open.state(), time.instant()).calendar(),
                        beside);
    }

    /**
     * As it stood right after one of its events, when nobody can act any more, and without what stands outside its log; empty where the
     * actor sees no such event.
     */
    public Optional<CaseAnswer> after(OpenCase open, long seq, Actor actor, Language language) {
        Reader reader = Reader.of(open.parties(), actor);
        Function<PersonalText, String> opener = opener(open.caseId(), language);
        return open.events().stream()
                .filter(event -> event.seq() == seq)
                .findFirst()
                .filter(event -> new Redaction(reader, opener).event(event).isPresent())
                .map(event -> {
                    OpenCase then = open.upTo(seq);
                    return new CaseView(then, reader, event.at(), null, opener)
                            .answer(
                                    List.of(),
                                    clauses(then, event.at(), language),
                                    decider.policyOf(then.state(), event.at()).calendar(),
                                    CaseSurroundings.NOT_LOOKED_UP);
                });
    }

    /**
     * Null where none is kept: for what is no dispute, under the first edition of the rules, and for third parties; and where the log of
     * another case of the line is damaged.
     */
    private LineAccount account(OpenCase open, Reader reader) {
        CaseState state = open.state();
        boolean kept = state.filing() != null
                && decider.policyOf(state, time.instant()).secondEdition() != null
                && !reader.isThirdParty();
        if (!kept) {
            return null;
        }
        // The first case of a line is the only one while it is open, unless it was closed before.
        if (state.isOpen()
                && state.filing().earlier() == null
                && !state.fulfilment().reopened()) {
            return LineAccount.of(state, null);
        }
        try {
            return LineAccount.of(state, others.paidByOthers(state, open.caseId()));
        } catch (UnreadableLog another) {
            log.error("What the order line of {} has paid is not shown", open.caseId(), another);
            return null;
        }
    }

    /** The texts of the rules that govern the case then; null for a clause that they do not have. */
    private Function<String, String> clauses(OpenCase open, Instant at, Language language) {
        Map<String, LocalizedText> clauses = decider.policyOf(open.state(), at).clauses();
        return clause -> clauses.containsKey(clause) ? clauses.get(clause).in(language.code()) : null;
    }

    /** Those of some events of the case that the actor may see. */
    public List<ShownEvent> events(OpenCase open, List<RecordedEvent> events, Actor actor, Language language) {
        return new Redaction(Reader.of(open.parties(), actor), opener(open.caseId(), language)).events(events);
    }

    /** Some of them from that one on, with what a webhook filters by. */
    public ShownPage page(OpenCase open, long from, Actor actor, Language language) {
        return ShownPage.of(
                open, from, new Redaction(Reader.of(open.parties(), actor), opener(open.caseId(), language)));
    }

    /** The money at the end; null where nothing is granted, where something else comes before the end, and for third parties. */
    public WhenPerformed whenPerformed(OpenCase open, Actor actor) {
        return Reader.of(open.parties(), actor).isThirdParty()
                ? null
                : WhenPerformed.of(open.state(), new Outlook(decider).of(open.state()));
    }

    /** What a party's link shows of its case. */
    public PublicStatus publicStatus(OpenCase open, StatusLink link, Language language) {
        return PublicStatus.of(open, link.by(), link.shows(), opener(open.caseId(), language));
    }

    /** The time zone of the market whose rules govern the case then. */
    public ZoneId zoneOf(OpenCase open, Instant at) {
        return decider.policyOf(open.state(), at).calendar().zone();
    }

    public List<AllowedAction> allowedActions(OpenCase open, Actor actor) {
        Instant now = time.instant();
        CaseState met = decider.asMetAt(open.state(), now);
        List<AllowedAction> allowed = judgeable(new AllowedActions(decider).of(actor, met, now), met, actor, now);
        // Whether a recovery is contested already, its own case does not know.
        boolean each = allowed.stream().anyMatch(CaseViews::contests)
                && CaseDecider.contestable(actor, met, now).stream()
                        .allMatch(recovery -> others.contestOf(open.caseId(), actor, recovery.number()) != null);
        return each ? allowed.stream().filter(action -> !contests(action)).toList() : allowed;
    }

    /** Who has a part in what a small matter is about decides nothing in it: that stands in the log of the other case alone. */
    private List<AllowedAction> judgeable(List<AllowedAction> allowed, CaseState met, Actor actor, Instant now) {
        SideMatter matter = met.matter();
        boolean judges = allowed.stream().anyMatch(action -> CaseDecider.judges(commandOf(action)));
        CaseState behind =
                matter == null || matter.dispute() == null || !judges ? null : others.behind(matter.dispute());
        if (behind == null || !behind.exists()) {
            return allowed;
        }
        return allowed.stream()
                .filter(action -> decider.mayJudge(commandOf(action), actor, met, behind, now))
                .toList();
    }

    private static Class<? extends CaseCommand> commandOf(AllowedAction action) {
        return CommandNames.typeOf(action.action());
    }

    private static boolean contests(AllowedAction action) {
        return action.action().equals(CommandNames.nameOf(ContestRecovery.class));
    }

    /** Opens texts that are at hand in plain, too. */
    public Function<PersonalText, String> opener(String caseId, Language language) {
        return text -> {
            String plain = text.plain() != null ? text.plain() : keys.apply(caseId, text);
            return plain != null ? plain : Messages.in(language).text(ERASED);
        };
    }
}
