package org.ballcourt.cases.domain;

import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Role;

/** Originals as tests need them. */
final class Exhibits {
    private Exhibits() {}

    static EvidenceItem by(Role role, EvidenceKind kind) {
        return new EvidenceItem(
                "ev-" + kind, kind, null, 10, "00", "image/png", true, new Actor(role, "x"), Dispute.START, null);
    }
}
