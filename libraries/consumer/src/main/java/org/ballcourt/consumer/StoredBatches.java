package org.ballcourt.consumer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ballcourt.consumer.BatchApplier.Step;
import org.ballcourt.consumer.CaseDocument.Relation;
import org.ballcourt.consumer.CaseDocumentRepository.Replacement;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;

/** The documents of many cases at a time, remembered while they may be needed again soon. */
final class StoredBatches {
    private final CaseDocumentRepository repository;
    private final RecentDocuments recent;
    private final FoldNotifier notifier;
    private final Codec<Document> codec;

    StoredBatches(CaseDocumentRepository repository, RecentDocuments recent, FoldNotifier notifier) {
        this.repository = repository;
        this.recent = recent;
        this.notifier = notifier;
        this.codec = repository.codec();
    }

    /**
     * By case; without those that cannot be read. A remembered document counts only where the next event of the case goes onto it: the
     * save will tell whether it was the last.
     */
    Map<String, CaseDocument> current(Map<String, List<RecordedEvent>> byCase) {
        Map<String, CaseDocument> documents = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        byCase.forEach((caseId, events) -> {
            CaseDocument remembered = notifier.owes(caseId) ? null : readOrNull(recent.get(caseId));
            if (remembered != null && remembered.to(events.getFirst()) == Relation.NEXT) {
                documents.put(caseId, remembered);
            } else {
                unknown.add(caseId);
            }
        });
        if (!unknown.isEmpty()) {
            Map<String, RawBsonDocument> stored = found(unknown);
            for (String caseId : unknown) {
                RawBsonDocument one = stored.get(caseId);
                CaseDocument document = one == null ? CaseDocument.fresh(caseId) : readOrNull(one);
                if (document != null) {
                    documents.put(caseId, document);
                }
            }
        }
        return documents;
    }

    /** Those of which the store has that event already, or that are parked, and of which nothing is owed to the fold. */
    Set<String> reached(Map<String, Long> wanted) {
        Map<String, RawBsonDocument> stored = found(wanted.keySet());
        return wanted.keySet().stream()
                .filter(caseId -> !notifier.owes(caseId))
                .filter(caseId -> {
                    CaseDocument now = readOrNull(stored.get(caseId));
                    return now != null && (now.isParked() || now.seq() >= wanted.get(caseId));
                })
                .collect(Collectors.toSet());
    }

    private CaseDocument readOrNull(RawBsonDocument stored) {
        try {
            return stored == null ? null : CaseDocument.of(stored.decode(codec));
        } catch (RuntimeException damaged) {
            return null;
        }
    }

    private Map<String, RawBsonDocument> found(Collection<String> caseIds) {
        try {
            return repository.findAll(caseIds);
        } catch (RuntimeException failure) {
            throw FoldedDocuments.refused(0, failure);
        }
    }

    /** Those that are durable then. */
    List<Step> save(List<Step> steps) {
        Map<String, RawBsonDocument> written = new HashMap<>();
        List<Replacement> replacements = new ArrayList<>();
        List<Step> encoded = new ArrayList<>();
        for (Step step : steps) {
            if (step.applied() == 0) {
                encoded.add(step);
                continue;
            }
            RawBsonDocument after = encodedOrNull(step.after().body());
            if (after != null) {
                written.put(step.before().caseId(), after);
                replacements.add(new Replacement(step.before(), after));
                encoded.add(step);
            }
        }
        if (replacements.isEmpty() || saved(replacements)) {
            written.forEach(recent::put);
            return encoded;
        }
        return inEffect(encoded, written.keySet());
    }

    private RawBsonDocument encodedOrNull(Document body) {
        try {
            return new RawBsonDocument(body, codec);
        } catch (RuntimeException notToBeStored) {
            return null;
        }
    }

    private boolean saved(List<Replacement> replacements) {
        try {
            return repository.saveAll(replacements);
        } catch (RuntimeException failure) {
            for (Replacement one : replacements) {
                recent.drop(one.before().caseId());
                // Some may have been stored, and nobody could say which.
                notifier.mayHaveMissed(one.before().caseId());
            }
            throw FoldedDocuments.refused(0, failure);
        }
    }

    /** Somebody else has changed one of them at least, and it has to be looked at; what stands there as it should was saved, by whomever. */
    private List<Step> inEffect(List<Step> steps, Collection<String> changed) {
        changed.forEach(recent::drop);
        changed.forEach(notifier::mayHaveMissed);
        Map<String, RawBsonDocument> stored = found(changed);
        List<Step> inEffect = new ArrayList<>();
        for (Step step : steps) {
            CaseDocument now = readOrNull(stored.get(step.before().caseId()));
            if (step.applied() == 0 || now != null && isSame(now, step.after())) {
                inEffect.add(step);
            }
        }
        return inEffect;
    }

    private static boolean isSame(CaseDocument now, CaseDocument after) {
        return !now.isParked() && now.seq() == after.seq() && now.hash().equals(after.hash());
    }
}
