package org.ballcourt.cases.view;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.ballcourt.cases.domain.Proof;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Relation;

/**
 * What belongs to a case as evidence, as one reader may see it; the originals and their names are with the evidence service.
 *
 * @param kindFits a hint for the platform's people alone
 * @param uploadedBy not for those whom a matter is about
 * @param exhibit its number; not for third parties
 * @param element what it is to prove
 */
record ShownExhibit(
        String caseId,
        String detectedType,
        String evidenceId,
        EvidenceKind kind,
        Boolean kindFits,
        String name,
        String sha256,
        long size,
        Instant uploadedAt,
        Actor uploadedBy,
        Integer exhibit,
        String element,
        String caption) {

    /** What belongs to the case; to a third party only its own, and to who brought up a matter what it brought itself. */
    static List<ShownExhibit> of(OpenCase open, Reader reader, Function<PersonalText, String> opener) {
        boolean ownAlone = reader.isThirdParty() || reader.relation() == Relation.COMPLAINANT;
        return open.state().proof().exhibits().stream()
                .filter(exhibit -> !ownAlone || reader.is(exhibit.item().uploadedBy()))
                .map(exhibit -> of(exhibit, reader, opener))
                .toList();
    }

    private static ShownExhibit of(Proof.Exhibit exhibit, Reader reader, Function<PersonalText, String> opener) {
        EvidenceItem item = exhibit.item();
        return new ShownExhibit(
                item.caseId(),
                item.detectedType(),
                item.evidenceId(),
                item.kind(),
                reader.isPlatform() ? item.kindFits() : null,
                item.name() == null ? null : opener.apply(item.name()),
                item.sha256(),
                item.size(),
                item.uploadedAt(),
                reader.relation() == Relation.CONCERNED ? null : item.uploadedBy(),
                reader.isThirdParty() ? null : exhibit.number(),
                exhibit.element(),
                exhibit.caption() == null ? null : opener.apply(exhibit.caption()));
    }
}
