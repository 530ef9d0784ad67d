package org.ballcourt.cases.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RulingResult;

/**
 * How a case was decided, without anybody's name.
 *
 * @param market whose rules it was filed under
 * @param granted share of the order's value: FULL, or whole per cents
 * @param finalAt null while an appeal is possible
 * @param revised whether an appeal changed it
 * @param took how long the platform had the duty to rule until it did
 */
public record DecidedCase(
        String caseId,
        String market,
        Reason reason,
        GoodsClass goodsClass,
        RulingResult result,
        Remedy remedy,
        String granted,
        Instant finalAt,
        boolean revised,
        Duration took) {
    static DecidedCase of(Dossier dossier, Policies policies) {
        Judged judged = dossier.judged();
        RulingFingerprint.Result result = RulingFingerprint.resultOf(dossier);
        return new DecidedCase(
                dossier.caseId(),
                policies.version(dossier.claim().policy()).market(),
                dossier.claim().reason(),
                dossier.claim().goodsClass(),
                result.result(),
                result.remedy(),
                result.granted(),
                judged.finalAt(),
                judged.revised(),
                took(dossier));
    }

    public boolean isAbout(String someMarket, Reason someReason, GoodsClass goods) {
        return market.equals(someMarket) && reason == someReason && goodsClass == goods;
    }

    private static Duration took(Dossier dossier) {
        List<Dossier.Watch> rules =
                dossier.duties(DutyKind.RULE).filter(duty -> !duty.isOpen()).toList();
        return rules.isEmpty()
                ? Duration.ZERO
                : Duration.between(rules.getFirst().from(), rules.getLast().until());
    }
}
