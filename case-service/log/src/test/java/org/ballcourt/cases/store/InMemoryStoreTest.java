package org.ballcourt.cases.store;

import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.ballcourt.cases.domain.InMemoryPolicyRegistry;
import org.ballcourt.cases.domain.PolicyRegistry;
import org.bson.Document;

/** The kits on a map: what they demand can be met without any database. */
class InMemoryStoreTest
        implements AppendingKit,
                AmbiguityKit,
                RelayMarksKit,
                TamperingKit,
                OrderLinesKit,
                EarlierContactsKit,
                UsedReferencesKit,
                PersonalTextKit,
                RegistriesKit,
                RootRepositoryKit {
    private final TreeMap<String, Document> logs = new TreeMap<>();
    private final Reservations reservations = new InMemoryReservations();
    private final KeyVault vault = new InMemoryKeyVault();
    private final EvidenceRegistry evidence = new InMemoryEvidenceRegistry();
    private final ExpressRefunds refunds = new InMemoryExpressRefunds();
    private final ContactNotes contacts = new InMemoryContactNotes();
    private final LeaseRepository leases = new InMemoryLeaseRepository();
    private final OutageReports outages = new InMemoryOutageReports();
    private final Advances advances = new InMemoryAdvances();
    private final PaymentReferences references = new InMemoryPaymentReferences();
    private final PolicyRegistry policies = new InMemoryPolicyRegistry();
    private final PolicyAnnouncements announcements = new InMemoryPolicyAnnouncements();
    private final RootRepository roots = new InMemoryRootRepository();
    private InMemoryCaseStore cases = new InMemoryCaseStore(logs);

    @Override
    public void open() {
        // Each test has an instance, and so a map, of its own.
    }

    @Override
    public void close() {
        // Nothing to close.
    }

    @Override
    public void restart() {
        cases = new InMemoryCaseStore(logs);
    }

    @Override
    public void tamper(String caseId, UnaryOperator<Document> change) {
        cases.put(change.apply(cases.document(caseId)));
    }

    @Override
    public CaseStore cases() {
        return cases;
    }

    @Override
    public PaymentReferences paymentReferences() {
        return references;
    }

    @Override
    public Reservations reservations() {
        return reservations;
    }

    @Override
    public KeyVault vault() {
        return vault;
    }

    @Override
    public EvidenceRegistry evidence() {
        return evidence;
    }

    @Override
    public ContactNotes contacts() {
        return contacts;
    }

    @Override
    public ExpressRefunds refunds() {
        return refunds;
    }

    @Override
    public OutageReports outages() {
        return outages;
    }

    @Override
    public LeaseRepository leases() {
        return leases;
    }

    @Override
    public Advances advances() {
        return advances;
    }

    @Override
    public PolicyRegistry policies() {
        return policies;
    }

    @Override
    public PolicyAnnouncements announcements() {
        return announcements;
    }

    @Override
    public CaseHeads heads() {
        return new InMemoryCaseHeads(cases);
    }

    @Override
    public RootRepository roots() {
        return roots;
    }
}
