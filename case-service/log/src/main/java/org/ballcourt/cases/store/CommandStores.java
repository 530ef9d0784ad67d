package org.ballcourt.cases.store;

import org.ballcourt.keys.InstallationSecret;
import org.springframework.beans.factory.annotation.Qualifier;

/** Everything that a command reads and writes: the logs, and what a case must hold beside its own. */
public final class CommandStores {
    private final CaseStore cases;
    private final Reservations lines;
    private final ContactNotes contacts;
    private final ExpressRefunds refunds;
    private final PaymentReferences references;
    private final OutageReports outages;
    private final KeyVault vault;
    private final InstallationSecret ids;

    CommandStores(
            CaseStore cases,
            Reservations lines,
            ContactNotes contacts,
            ExpressRefunds refunds,
            PaymentReferences references,
            OutageReports outages,
            KeyVault vault,
            @Qualifier("cases") InstallationSecret ids) {
        this.cases = cases;
        this.lines = lines;
        this.contacts = contacts;
        this.refunds = refunds;
        this.references = references;
        this.outages = outages;
        this.vault = vault;
        this.ids = ids;
    }

    /**
     * The same to read. What is written goes nowhere, so that a command can go its whole way, and everything stays as it is.
     */
    public CommandStores unstored() {
        return new CommandStores(
                new UnstoredCases(cases),
                new UnstoredLines(lines),
                new UnstoredContacts(contacts),
                new UnstoredRefunds(refunds),
                new UnstoredReferences(references),
                new UnstoredReports(outages),
                new UnstoredKeys(vault),
                ids);
    }

    public CaseStore cases() {
        return cases;
    }

    public Reservations lines() {
        return lines;
    }

    public ContactNotes contacts() {
        return contacts;
    }

    public ExpressRefunds refunds() {
        return refunds;
    }

    public PaymentReferences references() {
        return references;
    }

    public OutageReports outages() {
        return outages;
    }

    /** What ids of new cases are made with. */
    public InstallationSecret ids() {
        return ids;
    }

    public TextEncryption encryption() {
        return new TextEncryption(vault);
    }
}
