package org.ballcourt.cases.standing;

import java.util.List;
import java.util.stream.Stream;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Presumption;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.SellerRejectionGround;

/**
 * What was put forward and what is to be proven.
 *
 * @param rounds how often an evidence round was opened
 */
public record Proofs(
        SellerRejectionGround rejection,
        List<Burden> burdens,
        List<Brought> brought,
        List<Presumption> presumptions,
        Integer rounds) {
    public record Brought(String element, Role by, EvidenceKind kind) {}

    public Proofs {
        burdens = Dossier.orNone(burdens);
        brought = Dossier.orNone(brought);
        presumptions = Dossier.orNone(presumptions);
        rounds = rounds == null ? 0 : rounds;
    }

    Proofs rejected(SellerRejectionGround ground) {
        return new Proofs(ground, burdens, brought, presumptions, rounds);
    }

    Proofs opened(List<Burden> all) {
        return new Proofs(rejection, all, brought, presumptions, rounds + 1);
    }

    Proofs with(Brought piece) {
        return new Proofs(rejection, burdens, Dossier.plus(brought, piece), presumptions, rounds);
    }

    Proofs presumed(List<Presumption> more) {
        List<Presumption> all =
                Stream.concat(presumptions.stream(), more.stream()).toList();
        return new Proofs(rejection, burdens, brought, all, rounds);
    }
}
