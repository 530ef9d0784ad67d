package org.ballcourt.cases.store;

/** Everything that a command reads and writes: the logs, and what a case must hold beside its own. */
public final class CommandStores {
    private final CaseStore cases;
    private final Reservations lines;
    private final ContactNotes contacts;
    private final ExpressRefunds refunds;
    private final PaymentReferences references;
    private final OutageReports outages;
    private final KeyVault vault;

    CommandStores(
            CaseStore cases,
            Reservations lines,
            ContactNotes contacts,
            ExpressRefunds refunds,
            PaymentReferences references,
            OutageReports outages,
            KeyVault vault) {
        this.cases = cases;
        this.lines = lines;
        this.contacts = contacts;
        this.refunds = refunds;
        this.references = references;
        this.outages = outages;
        this.vault = vault;
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
                new UnstoredKeys(vault));
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

    public TextEncryption encryption() {
        return new TextEncryption(vault);
    }
}
