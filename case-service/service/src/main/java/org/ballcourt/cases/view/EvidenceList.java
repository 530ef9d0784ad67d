package org.ballcourt.cases.view;

import java.util.function.Function;
import org.ballcourt.cases.domain.Proof;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Relation;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What belongs to a case as evidence, as one reader may see it; the originals and their names are with the evidence service. */
final class EvidenceList {
    private final OpenCase open;
    private final Reader reader;
    private final Function<PersonalText, String> opener;

    EvidenceList(OpenCase open, Reader reader, Function<PersonalText, String> opener) {
        this.open = open;
        this.reader = reader;
        this.opener = opener;
    }

    /** What belongs to the case; to a third party only its own. */
    ArrayNode exhibits() {
        ArrayNode exhibits = JsonNodeFactory.instance.arrayNode();
        for (Proof.Exhibit exhibit : open.state().proof().exhibits()) {
            if (!reader.isThirdParty() || reader.is(exhibit.item().uploadedBy())) {
                exhibits.add(exhibit(exhibit));
            }
        }
        return exhibits;
    }

    private ObjectNode exhibit(Proof.Exhibit exhibit) {
        ObjectNode json = item(exhibit.item());
        if (!reader.isThirdParty()) {
            json.put("exhibit", exhibit.number());
        }
        if (exhibit.element() != null) {
            json.put("element", exhibit.element());
        }
        if (exhibit.caption() != null) {
            json.put("caption", opener.apply(exhibit.caption()));
        }
        return json;
    }

    private ObjectNode item(EvidenceItem item) {
        EvidenceItem readable = new EvidenceItem(
                item.evidenceId(),
                item.kind(),
                opened(item.name()),
                item.size(),
                item.sha256(),
                item.detectedType(),
                item.kindFits(),
                item.uploadedBy(),
                item.uploadedAt(),
                item.caseId());
        ObjectNode json = Wire.json().valueToTree(readable);
        if (!reader.isPlatform()) {
            Redaction.dropPlatformFlags(json);
            if (reader.relation() == Relation.CONCERNED) {
                Redaction.dropUploader(json);
            }
        }
        return json;
    }

    private PersonalText opened(PersonalText name) {
        return name == null ? null : new PersonalText(name.subject(), opener.apply(name), name.sealed());
    }
}
