package org.ballcourt.cases.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.CommitWriter;
import org.ballcourt.cases.store.InMemoryCaseHeads;
import org.ballcourt.cases.store.InMemoryCaseStore;
import org.ballcourt.cases.store.InMemoryRootRepository;
import org.ballcourt.cases.store.RootRepository;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.cases.view.EventSamples;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Role;
import org.ballcourt.proof.BundleReport;
import org.ballcourt.proof.BundleVerifier;
import org.ballcourt.proof.TrustAnchors;
import org.ballcourt.wire.Wire;

/** A case with one event of every kind, all texts filled, and people who export it. */
final class ProvenCase {
    static final String ID = "BC-1";
    static final Actor BUYER = Samples.BUYER;
    static final Actor SELLER = new Actor(Role.SELLER, "juicers");
    static final Actor AGENT = new Actor(Role.AGENT, "wang");
    static final Actor CARRIER = new Actor(Role.CARRIER, "fastship");
    static final List<Actor> READERS = List.of(BUYER, SELLER, AGENT, CARRIER);

    final CaseStore cases = new InMemoryCaseStore();
    final RootRepository repository = new InMemoryRootRepository();
    final TextEncryption keys = Samples.keys();
    final CommitWriter writer = new CommitWriter(keys);
    final Roots roots = roots(Keys.INSTALLATION);
    private int commands;

    ProvenCase() {
        commit(BUYER, Samples.filed("O-1"));
        List<Actor> actors = List.of(SELLER, AGENT, BUYER, CARRIER, Actor.SYSTEM);
        List<CaseEvent> pair = new ArrayList<>();
        for (Map.Entry<String, Class<? extends CaseEvent>> type :
                EventSamples.ofDisputes().entrySet()) {
            if (!type.getKey().equals("complaint-filed.v1")) {
                pair.add(sample(type.getValue()));
            }
            if (pair.size() == 2) {
                commit(actors.get(commands % actors.size()), pair.toArray(CaseEvent[]::new));
                pair.clear();
            }
        }
        if (!pair.isEmpty()) {
            commit(AGENT, pair.toArray(CaseEvent[]::new));
        }
    }

    /** With plain texts, to be sealed with keys that can be shown and destroyed. */
    private static CaseEvent sample(Class<? extends CaseEvent> type) {
        CaseEvent event = EventSamples.recorded(type, BUYER).event();
        return Wire.seal(event, text -> new PersonalText("BUYER/lin", text.sealed(), null));
    }

    CaseLog commit(Actor actor, CaseEvent... events) {
        return commit(ID, actor, events);
    }

    CaseLog commit(String caseId, Actor actor, CaseEvent... events) {
        CaseLog base = cases.load(caseId);
        Instant at = Samples.START.plusSeconds(base.version());
        List<DatedEvent> dated = new ArrayList<>();
        for (CaseEvent event : events) {
            dated.add(new DatedEvent(at, actor, event));
        }
        cases.append(base, writer.write(base, actor, "c-" + ++commands, "ab".repeat(32), at, dated));
        return cases.load(caseId);
    }

    byte[] bundle(Actor reader) {
        return bundles(Keys.INSTALLATION).of(ID, reader);
    }

    Bundles bundles(InstallationKeys installation) {
        return new Bundles(cases, keys, LoadedPolicies.shipped(), new Receipts(installation), roots(installation));
    }

    private Roots roots(InstallationKeys installation) {
        return new Roots(new InMemoryCaseHeads(cases), repository, installation, () -> Samples.START);
    }

    static BundleReport verify(byte[] bundle) {
        return BundleVerifier.verify(bundle, trust());
    }

    static TrustAnchors trust() {
        return new TrustAnchors(Keys.INSTALLATION.own().verifying().keyId(), List.of(), List.of());
    }
}
