package org.ballcourt.cases.store;

import java.util.function.UnaryOperator;
import org.ballcourt.cases.domain.PolicyRegistry;
import org.ballcourt.contracts.CaseEvent;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** One make of the store, empty before each test; what every make must do stands in the kits. */
interface StoreUnderTest {
    CaseStore cases();

    Reservations reservations();

    KeyVault vault();

    EvidenceRegistry evidence();

    ExpressRefunds refunds();

    ContactNotes contacts();

    LeaseRepository leases();

    OutageReports outages();

    Advances advances();

    PaymentReferences paymentReferences();

    PolicyRegistry policies();

    PolicyAnnouncements announcements();

    CaseHeads heads();

    RootRepository roots();

    /** Changes what is stored behind the store's back. */
    void tamper(String caseId, UnaryOperator<Document> change);

    /** Closes everything and opens it again on the same data. */
    void restart();

    @BeforeEach
    void open() throws Exception;

    @AfterEach
    void close() throws Exception;

    default TextEncryption keys() {
        return new TextEncryption(vault());
    }

    /** The next commit, not stored yet. */
    default Commit next(CaseLog base, String commandId, CaseEvent... events) {
        return Samples.commit(new CommitWriter(keys()), base, commandId, events);
    }

    /** Stores one more commit on whatever is there. */
    default CaseLog add(String caseId, String commandId, CaseEvent... events) {
        CaseLog base = cases().load(caseId);
        Commit commit = next(base, commandId, events);
        if (cases().append(base, commit) != CaseStore.Written.STORED) {
            throw new AssertionError("conflict on " + caseId);
        }
        return cases().load(caseId);
    }
}
