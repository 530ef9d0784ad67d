package org.ballcourt.cases.view;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.SecondEdition;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent.ContactOpened;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Role;

/** Counts how often whoever is behind a case, or behind a contact with the desk, came about the same matter. */
public record AskedBefore(CaseDecider decider, Sources sources, InstantSource time) {
    /** Where others are noted. */
    public interface Sources {
        /** Contacts of that person about that matter since then, newest first, without this one. */
        List<String> contacts(Actor by, String about, Instant since, String caseId);

        /** That buyer's other cases about the order line, filed since then. */
        List<String> cases(String line, String buyer, Instant since, String caseId);
    }

    /** Null where nothing is counted, or nothing that the reader may know. */
    public TimesAsked of(OpenCase open, Actor reader) {
        CaseState state = open.state();
        Instant now = time.instant();
        SecondEdition edition = decider.policyOf(state, now).secondEdition();
        if (edition == null) {
            return null;
        }
        Instant since = now.minus(edition.contacts().repeatedWithin());
        if (state.matter() != null) {
            return state.matter().kind() == MatterKind.CONTACT ? ofContact(open, since) : null;
        }
        return switch (open.parties().relationOf(reader)) {
            case BUYER, PLATFORM ->
                ofCase(open, new Actor(Role.BUYER, state.filing().buyer()), since);
            // What a buyer asks the desk is not its seller's business, nor the other way round.
            case SELLER -> ofCase(open, new Actor(Role.SELLER, state.filing().seller()), since);
            case COMPLAINANT, CONCERNED, THIRD_PARTY, NONE -> null;
        };
    }

    private TimesAsked ofCase(OpenCase open, Actor by, Instant since) {
        String line = open.state().filing().order().line();
        return asked(by, line, line, since, open.caseId());
    }

    private TimesAsked ofContact(OpenCase open, Instant since) {
        ContactOpened contact = (ContactOpened) open.events().getFirst().event();
        return asked(contact.by(), contact.about(), contact.line(), since, open.caseId());
    }

    private TimesAsked asked(Actor by, String about, String line, Instant since, String caseId) {
        boolean mayHaveCases = by.role() == Role.BUYER && line != null;
        return TimesAsked.of(
                sources.contacts(by, about, since, caseId),
                mayHaveCases ? sources.cases(line, by.id(), since, caseId) : List.of());
    }
}
