package org.ballcourt.evidence.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.consumer.CaseFold;
import org.ballcourt.consumer.FoldBatch;
import org.ballcourt.contracts.CaseEvent.EvidenceSubmitted;
import org.ballcourt.contracts.CitedEvidence;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;

/** Learns from case events who has to do with a case and what was submitted to it. */
public record CaseFilesFold(CaseFiles files) implements CaseFold {
    @Override
    public Document apply(Document caseDocument, RecordedEvent recorded) {
        FoldBatch alone = batch();
        Document after = alone.apply(caseDocument, recorded);
        alone.write();
        return after;
    }

    @Override
    public FoldBatch batch() {
        return new Together(files, new ArrayList<>());
    }

    private record Together(CaseFiles files, List<ExhibitDisclosure> disclosures) implements FoldBatch {
        @Override
        public Document apply(Document caseDocument, RecordedEvent recorded) {
            String caseId = recorded.caseId();
            Instant at = recorded.at();
            if (recorded.event() instanceof EvidenceSubmitted submitted) {
                disclosures.add(new ExhibitDisclosure(
                        caseId,
                        submitted.evidence().evidenceId(),
                        submitted.exhibit(),
                        submitted.element() == null ? List.of() : List.of(submitted.element()),
                        at));
            } else {
                cite(caseId, CitedEvidence.of(recorded.event()), at);
            }
            return CaseFiles.with(caseDocument, CaseFiles.parties(caseDocument).after(recorded.event()));
        }

        /** Without a number: one that was submitted before keeps its own. */
        private void cite(String caseId, List<EvidenceItem> cited, Instant at) {
            for (EvidenceItem item : cited) {
                disclosures.add(new ExhibitDisclosure(caseId, item.evidenceId(), null, List.of(), at));
            }
        }

        @Override
        public void write() {
            files.disclose(disclosures);
        }
    }
}
