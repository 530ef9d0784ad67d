package org.ballcourt.cases.standing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Presumption;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.wire.Sha256;
import org.ballcourt.wire.Wire;
import org.bson.Document;

/** What a final ruling rested on, without anybody's name, and what it came to: equal facts should come to equal results. */
final class RulingFingerprint {
    private static final String FULL = "FULL";

    /**
     * @param claimed share of the order's value: FULL, or whole per cents
     * @param brought by element, then by role: the kinds that count for the element
     * @param presumed what silence left, as {@code ELEMENT FINDING ROLE}
     */
    record Facts(
            String policy,
            Reason reason,
            GoodsClass goodsClass,
            Remedy remedy,
            String claimed,
            SellerRejectionGround rejection,
            Map<String, Map<String, Set<String>>> brought,
            Set<String> presumed) {}

    /** @param granted share of the order's value: FULL, or whole per cents */
    record Result(RulingResult result, Remedy remedy, String granted, Map<Account, Integer> liability, Fault atFault) {}

    private RulingFingerprint() {}

    /** Keeps in the document by what it is compared, once its ruling is final. */
    static void putInto(Document document) {
        Object finalAt = document.get("judged", Document.class).get("finalAt");
        if (finalAt == null || finalAt.equals(document.get("finalAt"))) {
            return;
        }
        Dossier dossier = Dossier.of(document);
        document.append("finalAt", finalAt)
                .append("facts", digest(factsOf(dossier)))
                .append("result", digest(resultOf(dossier)))
                .append("against", SellerFigures.isAgainstSeller(dossier) ? finalAt : null);
    }

    static Facts factsOf(Dossier dossier) {
        Dossier.Claim claim = dossier.claim();
        Map<String, Map<String, Set<String>>> brought = new TreeMap<>();
        dossier.proof().burdens().forEach(burden -> {
            Map<String, Set<String>> byRole = new TreeMap<>();
            dossier.proof().brought().stream()
                    .filter(piece -> piece.element().equals(burden.element()))
                    .filter(piece -> burden.kinds().contains(piece.kind()))
                    .forEach(piece -> byRole.computeIfAbsent(piece.by().name(), _ -> new TreeSet<>())
                            .add(piece.kind().name()));
            brought.put(burden.element(), byRole);
        });
        Set<String> presumed = new TreeSet<>();
        dossier.proof().presumptions().stream().map(RulingFingerprint::text).forEach(presumed::add);
        return new Facts(
                dossier.judged().ruling().policy(),
                claim.reason(),
                claim.goodsClass(),
                claim.remedy(),
                share(claim.amount(), claim.value()),
                dossier.proof().rejection(),
                brought,
                presumed);
    }

    static Result resultOf(Dossier dossier) {
        Dossier.Ruled ruling = dossier.judged().ruling();
        return new Result(
                ruling.result(),
                ruling.remedy(),
                share(ruling.amount(), dossier.claim().value()),
                ruling.liability(),
                ruling.atFault());
    }

    private static String text(Presumption presumed) {
        return String.join(
                " ",
                List.of(
                        presumed.element(),
                        presumed.finding().name(),
                        presumed.against().name()));
    }

    private static String share(Money amount, Money value) {
        if (amount == null || amount.isZero() || value.isZero()) {
            return "0";
        }
        if (amount.compareTo(value) == 0) {
            return FULL;
        }
        return amount.amount()
                .multiply(BigDecimal.valueOf(100))
                .divide(value.amount(), 0, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String digest(Object value) {
        return Sha256.hex(Wire.sealedJson().writeValueAsString(value));
    }
}
