package org.ballcourt.cases.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ballcourt.cases.domain.PolicyRegistry;
import org.ballcourt.consumer.MongoSettings;
import org.ballcourt.keys.KeyEncryption;
import org.ballcourt.keys.KeyFile;
import org.ballcourt.keys.WrappedKeys;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The kits through the driver, in a database of its own for each test. */
abstract class DriverStore
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
    private static final KeyEncryption KEY = KeyFile.read("", "", KeyFile.freshLine());

    private final String name = "t" + UUID.randomUUID().toString().replace("-", "");
    private MongoClient client;
    private CaseStore cases;

    abstract String uri();

    @BeforeEach
    @Override
    public void open() {
        client = MongoClients.create(MongoSettings.durable(uri()));
        cases = new MongoCaseStore(database());
    }

    @AfterEach
    @Override
    public void close() {
        client.close();
    }

    @Override
    public void restart() {
        close();
        open();
    }

    MongoDatabase database() {
        return client.getDatabase(name);
    }

    @Override
    public void tamper(String caseId, UnaryOperator<Document> change) {
        var documents = database().getCollection("cases");
        Document before = documents.find(Filters.eq("_id", caseId)).first();
        documents.replaceOne(Filters.eq("_id", caseId), change.apply(before));
    }

    @Override
    public CaseStore cases() {
        return cases;
    }

    @Override
    public Reservations reservations() {
        return new MongoReservations(database());
    }

    @Override
    public KeyVault vault() {
        return new MongoKeyVault(database(), new WrappedKeys("texts", database(), KEY));
    }

    @Override
    public EvidenceRegistry evidence() {
        return new MongoEvidenceRegistry(database());
    }

    @Override
    public ExpressRefunds refunds() {
        return new MongoExpressRefunds(database());
    }

    @Override
    public ContactNotes contacts() {
        return new MongoContactNotes(database());
    }

    @Override
    public OutageReports outages() {
        return new MongoOutageReports(database());
    }

    @Override
    public LeaseRepository leases() {
        return new MongoLeaseRepository(database());
    }

    @Override
    public PaymentReferences paymentReferences() {
        return new MongoPaymentReferences(database());
    }

    @Override
    public Advances advances() {
        return new MongoAdvances(database());
    }

    @Override
    public PolicyRegistry policies() {
        return new MongoPolicyRegistry(database());
    }

    @Override
    public PolicyAnnouncements announcements() {
        return new MongoPolicyAnnouncements(database());
    }

    @Override
    public CaseHeads heads() {
        return new MongoCaseHeads(database());
    }

    @Override
    public RootRepository roots() {
        return new MongoRootRepository(database());
    }
}
