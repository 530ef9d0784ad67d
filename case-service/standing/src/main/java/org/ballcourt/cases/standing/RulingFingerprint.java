package org.ballcourt.cases.standing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.EnumMap;
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

/**
 * What a final ruling rested on, without anybody's name, and what it came to: equal facts should come to equal results. It is
 * stored beside the dossier, and public for the driver's record codec.
 *
 * @param finalAt null while no ruling is final
 * @param facts digest of {@link Facts}; {@code result} of {@link Result}
 * @param against {@code finalAt} where the ruling went against the seller
 */
public record RulingFingerprint(Instant finalAt, String facts, String result, Instant against) {
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

    /** As it was stored before, unless a ruling has become final since then. */
    static RulingFingerprint of(Dossier dossier, Document before) {
        RulingFingerprint known = DossierCodecs.read(before, RulingFingerprint.class);
        Instant finalAt = dossier.judged().finalAt();
        if (finalAt == null || finalAt.equals(known.finalAt())) {
            return known;
        }
        return new RulingFingerprint(
                finalAt,
                digest(factsOf(dossier)),
                digest(resultOf(dossier)),
                SellerFigures.isAgainstSeller(dossier) ? finalAt : null);
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
        Judged.Ruled ruling = dossier.judged().ruling();
        Map<Account, Integer> liability = new EnumMap<>(Account.class);
        ruling.liability().forEach((account, share) -> liability.put(Account.valueOf(account), share));
        return new Result(
                ruling.result(),
                ruling.remedy(),
                share(ruling.amount(), dossier.claim().value()),
                liability,
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
