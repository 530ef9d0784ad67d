package org.ballcourt.cases.view;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.LocalizedText;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AllowedAction;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;

/**
 * Shows cases to people: each in their language, and no more than is theirs.
 *
 * @param keys opens a text of a case; null where it was erased
 */
public record CaseViews(CaseDecider decider, BiFunction<String, PersonalText, String> keys, InstantSource time) {
    private static final Message ERASED = Message.of("view.erased");

    public CaseAnswer of(OpenCase open, Actor actor, Language language) {
        Reader reader = Reader.of(open.parties(), actor);
        return new CaseView(open, reader, time.instant(), opener(open.caseId(), language))
                .answer(allowedActions(open, actor), clauses(open, language));
    }

    /** The texts of the rules that govern the case now; null for a clause that they do not have. */
    private Function<String, String> clauses(OpenCase open, Language language) {
        Map<String, LocalizedText> clauses =
                decider.policyOf(open.state(), time.instant()).clauses();
        return clause -> clauses.containsKey(clause) ? clauses.get(clause).in(language.code()) : null;
    }

    /** Those of some events of the case that the actor may see. */
    public List<ShownEvent> events(OpenCase open, List<RecordedEvent> events, Actor actor, Language language) {
        return new Redaction(Reader.of(open.parties(), actor), opener(open.caseId(), language)).events(events);
    }

    public List<AllowedAction> allowedActions(OpenCase open, Actor actor) {
        return new AllowedActions(decider).of(actor, open.state(), time.instant());
    }

    /** Opens texts that are at hand in plain, too. */
    public Function<PersonalText, String> opener(String caseId, Language language) {
        return text -> {
            String plain = text.plain() != null ? text.plain() : keys.apply(caseId, text);
            return plain != null ? plain : Messages.in(language).text(ERASED);
        };
    }
}
