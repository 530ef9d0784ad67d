package org.ballcourt.evidence.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.evidence.records.Capture;
import org.ballcourt.evidence.records.EvidenceRecord;
import org.ballcourt.evidence.records.Exhibit;
import org.ballcourt.evidence.records.ExhibitDisclosure;

/**
 * An original as it is told to somebody who may see it.
 *
 * @param caseId the case it was submitted to; before that, for its uploader alone, the case it is meant for
 * @param kindFits whether the claimed kind fits the bytes: for the platform's people alone; null for others
 * @param exhibit its number in the case, if it has one
 * @param element the first thing that it is to prove
 * @param erased true where nothing but this is left of it; else null
 * @param elements all of them, where there are several
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EvidenceView(
        String evidenceId,
        EvidenceKind kind,
        String name,
        long size,
        String sha256,
        String detectedType,
        Boolean kindFits,
        String uploadedBy,
        Instant uploadedAt,
        String caseId,
        boolean submitted,
        Instant submittedAt,
        Integer exhibit,
        String element,
        List<String> elements,
        Capture capture,
        Boolean erased) {
    /** For its uploader. */
    static EvidenceView ofUpload(EvidenceRecord record) {
        return of(new Exhibit(record, null, false), record.item().uploadedBy());
    }

    static EvidenceView of(Exhibit exhibit, Actor reader) {
        EvidenceItem item = exhibit.record().item();
        ExhibitDisclosure disclosure = exhibit.disclosure();
        boolean submitted = disclosure != null;
        return new EvidenceView(
                item.evidenceId(),
                item.kind(),
                exhibit.record().isErased() ? null : exhibit.record().name(),
                item.size(),
                item.sha256(),
                item.detectedType(),
                reader.role().isPlatform() ? item.kindFits() : null,
                exhibit.nameless()
                        ? item.uploadedBy().role().name()
                        : item.uploadedBy().toString(),
                item.uploadedAt(),
                submitted ? disclosure.caseId() : item.caseId(),
                submitted,
                submitted ? disclosure.at() : null,
                submitted ? disclosure.exhibit() : null,
                submitted && !disclosure.elements().isEmpty()
                        ? disclosure.elements().getFirst()
                        : null,
                submitted && disclosure.elements().size() > 1 ? disclosure.elements() : null,
                exhibit.record().capture(),
                exhibit.record().isErased() ? true : null);
    }
}
