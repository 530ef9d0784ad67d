package org.ballcourt.cases.tracing;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.endpoint.CasesInMemory;
import org.ballcourt.cases.policy.Shipped;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.WithdrawComplaint;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.records.TraceEvent;
import org.ballcourt.contracts.records.TracedGoods;
import org.ballcourt.messages.Language;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.bson.Document;

/** Disputes under the real rules, a real store, and what tracing makes of them. */
final class TracedWorld implements AutoCloseable {
    static final Language EN = Language.of("en");

    final CasesInMemory cases;
    final List<TraceEvent> told = new ArrayList<>();
    final TextEncryption keys = Samples.keys();
    final MongoTracedCases traced;
    final MongoTraceGroups groups;
    final MongoDatabase database;
    SalesFigures sales = (goods, since, until) -> OptionalLong.empty();
    boolean brokerIsDown;
    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final MongoClient client;
    private final Policies policies;
    private final Set<String> all = new LinkedHashSet<>();
    private int orders;

    TracedWorld() {
        this(Shipped.policies());
    }

    TracedWorld(Policies policies) {
        this.policies = policies;
        cases = new CasesInMemory(policies);
        client = MongoClients.create(store.uri());
        database = client.getDatabase("tracing-test");
        traced = new MongoTracedCases(database.getCollection("traced_cases"));
        traced.prepare();
        groups = new MongoTraceGroups(database.getCollection("trace_groups"));
        groups.prepare();
    }

    @Override
    public void close() {
        client.close();
        store.close();
    }

    /** What is sold in an order of its own. */
    record Goods(String seller, String sku, String batch, String lot, String maker, int pieces) {
        static Goods ofBatch(String seller, String batch) {
            return new Goods(seller, "L-2", batch, null, "acme", 1);
        }

        static Goods of(String seller, String sku) {
            return new Goods(seller, sku, null, null, null, 1);
        }
    }

    void defects(Goods goods, String... buyers) {
        for (String buyer : buyers) {
            files(buyer, goods, Reason.QUALITY_DEFECT);
        }
    }

    String files(String buyer, Goods goods, Reason reason) {
        return files(buyer, goods, reason, "O-" + ++orders, "CNY");
    }

    String files(String buyer, Goods goods, Reason reason, String orderId, String currency) {
        Instant now = cases.instant();
        Order order = new Order(
                orderId,
                "1",
                buyer,
                goods.seller(),
                goods.sku(),
                "台灯",
                GoodsClass.ELECTRONICS,
                Money.of("129.00", currency),
                goods.pieces(),
                now.minus(Duration.ofDays(14)),
                now.minus(Duration.ofDays(12)),
                now.minus(Duration.ofDays(5)),
                null,
                List.of(),
                false,
                "fastship",
                "FS-1",
                null,
                null,
                goods.batch(),
                goods.lot(),
                goods.maker());
        String id = does(
                null,
                "BUYER/" + buyer,
                new FileComplaint(order, reason, Remedy.REFUND, Money.of("129.00", currency), "不亮", List.of(), false));
        all.add(id);
        return id;
    }

    String does(String caseId, String actor, CaseCommand command) {
        return cases.send(caseId, actor, command);
    }

    void withdraws(String caseId, String buyer) {
        does(caseId, "BUYER/" + buyer, new WithdrawComplaint("不再需要"));
    }

    void waits(String time) {
        cases.later(Duration.parse(time));
    }

    /** The events of all cases come, whether they came before or not. */
    void hears() {
        all.forEach(caseId -> {
            List<RecordedEvent> events = cases.find(caseId).orElseThrow().events();
            traced.take(events.stream().filter(TraceIntake::concerns).toList());
        });
    }

    TraceWatch watch() {
        GroupTally tally =
                new GroupTally(traced, new TraceBook(policies), (goods, since, until) -> sold(goods, since, until));
        return new TraceWatch(traced, groups, tally, this::send, cases);
    }

    private OptionalLong sold(TracedGoods goods, Instant since, Instant until) {
        return sales.sold(goods, since, until);
    }

    private void send(TraceEvent event) {
        if (brokerIsDown) {
            throw new IllegalStateException("no broker");
        }
        told.add(event);
    }

    /** As an instance does it once that knows nothing of before. */
    void looks() {
        hears();
        watch().pass();
    }

    /** What the platform's directory says. */
    void related(String id, String account) {
        cases.related(id, account);
    }

    Tracing tracing() {
        return new Tracing(traced, groups, new TraceBook(policies), keys, cases, cases.independence());
    }

    List<ShownTraceGroup> shown() {
        return tracing().page(null, null, 100, EN).items();
    }

    ShownTraceGroup only() {
        return shown().stream()
                .reduce((one, other) -> {
                    throw new AssertionError(one + " and " + other);
                })
                .orElseThrow();
    }

    List<String> members(String group) {
        return tracing().members(group, null, 100).orElseThrow().items().stream()
                .map(ShownTraceGroup.Member::caseId)
                .toList();
    }

    List<String> told(String group) {
        return told.stream()
                .filter(event -> event.group().equals(group))
                .map(event -> event.getClass().getSimpleName() + " " + event.seq())
                .toList();
    }

    long documents() {
        return database.getCollection("trace_groups").countDocuments(new Document());
    }
}
