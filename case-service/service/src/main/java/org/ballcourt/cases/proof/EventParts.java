package org.ballcourt.cases.proof;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.cases.store.TextKey;
import org.ballcourt.cases.view.Disclosure;
import org.ballcourt.cases.view.Reader;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.proof.Commitment;
import org.ballcourt.proof.Leaf;
import org.ballcourt.wire.EventHash;
import org.ballcourt.wire.ProofSuffix;
import org.ballcourt.wire.Sha256;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The events of a bundle, each as far as the reader may see it, and what belongs to the fields that are shown. */
final class EventParts {
    private final CaseLog log;
    private final Disclosure disclosure;
    private final TextEncryption keys;
    private final LoadedPolicies policies;
    private final Set<String> known;
    private final ArrayNode events = Wire.json().createArrayNode();
    private final ArrayNode texts = Wire.json().createArrayNode();
    private final ArrayNode evidence = Wire.json().createArrayNode();
    private final Set<String> versions = new TreeSet<>();

    EventParts(CaseLog log, Reader reader, TextEncryption keys, LoadedPolicies policies) {
        this.log = log;
        this.disclosure = new Disclosure(reader);
        this.keys = keys;
        this.policies = policies;
        this.known = policies.all().stream().map(Policy::version).collect(Collectors.toSet());
    }

    void addTo(ObjectNode bundle) {
        log.logged().forEach(this::add);
        bundle.set("events", events);
        bundle.set("texts", texts);
        bundle.set("evidence", evidence);
        bundle.set("policies", policies());
    }

    private void add(LoggedEvent logged) {
        RecordedEvent event = logged.event();
        Optional<Predicate<String>> visible = disclosure.of(event);
        Map<String, String> shown = new TreeMap<>();
        boolean whole = visible.isPresent();
        for (Leaf leaf : Commitment.leaves(
                logged.type(), at(event), event.actor().toString(), event.commandId(), logged.payload())) {
            if (leaf.pointer().endsWith("/policy")
                    || known.contains(leaf.value().asString(""))) {
                versions.add(leaf.value().asString(""));
            }
            if (visible.isPresent() && visible.get().test(leaf.pointer())) {
                shown.put(leaf.pointer(), leaf.value().asString(""));
            } else {
                whole = false;
            }
        }
        ProofSuffix proof = ProofSuffix.of(logged.payload());
        ObjectNode json = events.addObject().put("seq", event.seq()).put("hash", event.hash());
        if (whole) {
            whole(json, logged);
        } else if (proof != null) {
            part(json, logged, proof, visible.orElse(pointer -> false));
        }
        if (whole || proof != null) {
            shown.keySet().forEach(pointer -> follow(event.seq(), pointer, shown));
        }
    }

    private static String at(RecordedEvent event) {
        return EventHash.text(event.at());
    }

    private static void whole(ObjectNode json, LoggedEvent logged) {
        RecordedEvent event = logged.event();
        json.put("type", logged.type())
                .put("at", at(event))
                .put("actor", event.actor().toString())
                .put("commandId", event.commandId())
                .put("payload", logged.payload());
        if (ProofSuffix.of(logged.payload()) != null) {
            json.put("marks", Commitment.marks(commitment(logged).hashes()));
        }
    }

    private static void part(ObjectNode json, LoggedEvent logged, ProofSuffix proof, Predicate<String> visible) {
        RecordedEvent event = logged.event();
        json.put(
                "bodyHash",
                EventHash.bodyHash(
                        logged.type(), at(event), event.actor().toString(), event.commandId(), logged.payload()));
        Commitment commitment = commitment(logged);
        if (commitment.leaves().stream().map(Leaf::pointer).noneMatch(visible)) {
            json.put("root", proof.root());
            return;
        }
        ArrayNode leaves = json.putArray("leaves");
        for (Leaf leaf : commitment.leaves()) {
            if (visible.test(leaf.pointer())) {
                leaves.addObject()
                        .put("pointer", leaf.pointer())
                        .put("salt", commitment.saltOf(leaf))
                        .set("value", leaf.value());
            } else {
                leaves.addObject().put("hash", commitment.hashOf(leaf));
            }
        }
        json.put("marks", Commitment.marks(commitment.hashes()));
    }

    private static Commitment commitment(LoggedEvent logged) {
        RecordedEvent event = logged.event();
        return Commitment.of(logged.type(), at(event), event.actor().toString(), event.commandId(), logged.payload());
    }

    private void follow(long seq, String pointer, Map<String, String> shown) {
        String parent = pointer.substring(0, pointer.lastIndexOf('/'));
        if (pointer.endsWith("/sealed") && shown.containsKey(parent + "/subject")) {
            text(seq, parent, shown);
        } else if (pointer.endsWith("/sha256")) {
            evidence.addObject()
                    .put("seq", seq)
                    .put("pointer", parent)
                    .put("evidenceId", shown.get(parent + "/evidenceId"))
                    .put("sha256", shown.get(pointer));
        }
    }

    private void text(long seq, String pointer, Map<String, String> shown) {
        TextKey key = keys.keyOf(
                log.caseId(), new PersonalText(shown.get(pointer + "/subject"), null, shown.get(pointer + "/sealed")));
        ObjectNode json = texts.addObject().put("seq", seq).put("pointer", pointer);
        if (key.state() == TextKey.State.OPEN) {
            json.put("subkey", HexFormat.of().formatHex(key.bytes()));
        } else {
            json.put("state", key.state().name());
        }
    }

    /** The text is what the page of the policies shows. */
    private ArrayNode policies() {
        ArrayNode all = Wire.json().createArrayNode();
        for (String version : versions) {
            ObjectNode json = all.addObject().put("version", version);
            if (known.contains(version)) {
                String text = policies.document(version).toString();
                json.put("sha256", Sha256.hex(text)).put("text", text);
            }
        }
        return all;
    }
}
