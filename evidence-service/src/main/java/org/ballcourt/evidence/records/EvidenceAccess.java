package org.ballcourt.evidence.records;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.Relation;
import org.ballcourt.servicekit.AuditTrail;
import org.ballcourt.servicekit.Independence;
import org.ballcourt.servicekit.OwnCases;

/**
 * Decides who may see what, and writes down what the platform's people looked at.
 *
 * <p>An original is its uploader's alone until it is submitted to a case; then the two sides of that case and the
 * platform may see it, third parties never more than their own. What somebody may not see does not exist for them.
 */
public final class EvidenceAccess implements OwnCases {
    /** What was looked at. */
    public enum Reading {
        LIST,
        METADATA,
        VIEW,
        ORIGINAL
    }

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final EvidenceRecords records;
    private final CaseFiles files;
    private final AuditTrail audit;
    private final Independence independence;

    public EvidenceAccess(EvidenceRecords records, CaseFiles files, AuditTrail audit, Independence independence) {
        this.records = records;
        this.files = files;
        this.audit = audit;
        this.independence = independence;
    }

    /** The original, if it exists for this reader; a read by the platform is on record before this returns. */
    public Optional<Exhibit> read(String evidenceId, Actor reader, Reading reading) {
        return records.find(evidenceId)
                .flatMap(record -> visible(record, reader))
                .map(exhibit -> {
                    audit(
                            reader,
                            reading,
                            evidenceId,
                            exhibit.disclosure() == null
                                    ? null
                                    : exhibit.disclosure().caseId());
                    return exhibit;
                });
    }

    /** What this reader may see of a case's evidence, in time order; empty if the case does not exist for them. */
    public Optional<List<Exhibit>> list(String caseId, Actor reader) {
        return files.parties(caseId).filter(parties -> knows(parties, reader)).map(parties -> {
            audit(reader, Reading.LIST, null, caseId);
            return exhibits(caseId, parties, reader);
        });
    }

    /**
     * Whether a case exists for this actor; waits a little, because its events may be on their way here. A case that
     * is somebody else's takes as long as one that does not exist.
     */
    public boolean knowsCase(String caseId, Actor actor, Duration lag) {
        long deadline = System.nanoTime() + lag.toNanos();
        while (true) {
            if (files.parties(caseId).filter(parties -> knows(parties, actor)).isPresent()) {
                return true;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(Math.min(left, POLL_INTERVAL.toNanos()));
        }
    }

    private List<Exhibit> exhibits(String caseId, Parties parties, Actor reader) {
        Map<String, Exhibit> seen = new LinkedHashMap<>();
        for (ExhibitDisclosure disclosure : files.disclosuresTo(caseId)) {
            records.find(disclosure.evidenceId())
                    .filter(record -> maySeeSubmitted(record, parties, reader))
                    .ifPresent(record -> seen.put(
                            record.id(), new Exhibit(record, disclosure, isNameless(record, parties, reader))));
        }
        for (EvidenceRecord own : records.uploadedFor(caseId, reader)) {
            seen.putIfAbsent(own.id(), new Exhibit(own, null, false));
        }
        List<Exhibit> inOrder = new ArrayList<>(seen.values());
        inOrder.sort(Comparator.comparing(
                        (Exhibit exhibit) -> exhibit.record().item().uploadedAt())
                .thenComparing(exhibit -> exhibit.record().id()));
        return inOrder;
    }

    private Optional<Exhibit> visible(EvidenceRecord record, Actor reader) {
        List<ExhibitDisclosure> disclosures = files.disclosuresOf(record.id());
        if (record.item().uploadedBy().equals(reader)) {
            return Optional.of(new Exhibit(record, disclosures.isEmpty() ? null : disclosures.getFirst(), false));
        }
        return disclosures.stream()
                .flatMap(disclosure -> files
                        .parties(disclosure.caseId())
                        .filter(parties -> maySeeSubmitted(record, parties, reader))
                        .map(parties -> new Exhibit(record, disclosure, isNameless(record, parties, reader)))
                        .stream())
                .findFirst();
    }

    /** Whether the case exists for this actor at all; to one of the platform's people who is too near to it, it does not. */
    private boolean knows(Parties parties, Actor actor) {
        return switch (parties.relationOf(actor)) {
            case BUYER, SELLER, COMPLAINANT, CONCERNED, THIRD_PARTY -> true;
            case PLATFORM -> actor.role().isPlatform() && independence.isFree(actor, parties, files::parties);
            case NONE -> false;
        };
    }

    /** Who is complained about is not told who complains. */
    private static boolean isNameless(EvidenceRecord record, Parties parties, Actor reader) {
        boolean concerned =
                parties.matter() != null && reader.equals(parties.matter().concerned());
        return concerned && !record.item().uploadedBy().equals(reader);
    }

    /** Who is complained about answers to the matter, not to the person that complains. */
    private boolean maySeeSubmitted(EvidenceRecord record, Parties parties, Actor reader) {
        boolean own = record.item().uploadedBy().equals(reader);
        Relation relation = parties.relationOf(reader);
        return own || knows(parties, reader) && relation != Relation.THIRD_PARTY && relation != Relation.COMPLAINANT;
    }

    @Override
    public Nearness of(Actor reader, String id) {
        return OwnCases.by(independence, files::parties).of(reader, id);
    }

    private void audit(Actor reader, Reading reading, String evidenceId, String caseId) {
        if (reader.role().isPlatform()) {
            List<String> of =
                    Stream.of(evidenceId, caseId).filter(Objects::nonNull).toList();
            audit.read(reader, of, "evidence-" + reading.name().toLowerCase(Locale.ROOT));
        }
    }
}
