package org.ballcourt.cases.standing;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Presumption;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.bson.Document;

/** Reads a dossier back field by field; thousands are read for one figure, which a general mapper is too slow for. */
final class DossierReading {
    private DossierReading() {}

    static Dossier of(Document stored) {
        return new Dossier(
                stored.getString("caseId"),
                stored.getString("buyer"),
                stored.getString("seller"),
                claim(child(stored, "claim")),
                BsonDates.in(stored, "filedAt"),
                BsonDates.in(stored, "lastAt"),
                value(stored, "stage", Stage::valueOf),
                list(stored, "duties", DossierReading::duty),
                proof(child(stored, "proof")),
                desk(child(stored, "desk")),
                judged(child(stored, "judged")),
                course(child(stored, "course")),
                list(stored, "ratings", DossierReading::rating),
                held(child(stored, "held")),
                DossierFold.number(stored.get("suspended")));
    }

    private static Document child(Document parent, String field) {
        return parent.get(field, Document.class);
    }

    private static <T> T value(Document document, String field, Function<String, T> reader) {
        String text = document.getString(field);
        return text == null ? null : reader.apply(text);
    }

    private static <T> List<T> list(Document document, String field, Function<Document, T> reader) {
        return document.getList(field, Document.class, List.of()).stream()
                .map(reader)
                .toList();
    }

    /** Null for a small matter. */
    private static Dossier.Claim claim(Document claim) {
        if (claim == null) {
            return null;
        }
        return new Dossier.Claim(
                value(claim, "reason", Reason::valueOf),
                value(claim, "goodsClass", GoodsClass::valueOf),
                value(claim, "remedy", Remedy::valueOf),
                money(child(claim, "amount")),
                money(child(claim, "value")),
                claim.getString("policy"));
    }

    private static Money money(Document money) {
        return money == null ? null : new Money(new BigDecimal(money.getString("amount")), money.getString("currency"));
    }

    private static Dossier.Watch duty(Document duty) {
        return new Dossier.Watch(
                duty.getString("dutyId"),
                value(duty, "kind", DutyKind::valueOf),
                value(duty, "holder", Role::valueOf),
                duty.getString("holderId"),
                BsonDates.in(duty, "from"),
                BsonDates.in(duty, "until"),
                value(duty, "how", DutyEnding::valueOf),
                value(duty, "by", Actor::parse),
                duty.getBoolean("refuted", false));
    }

    private static Dossier.Proofs proof(Document proof) {
        return new Dossier.Proofs(
                value(proof, "rejection", SellerRejectionGround::valueOf),
                list(proof, "burdens", DossierReading::burden),
                list(
                        proof,
                        "brought",
                        piece -> new Dossier.Brought(
                                piece.getString("element"),
                                value(piece, "by", Role::valueOf),
                                value(piece, "kind", EvidenceKind::valueOf))),
                list(
                        proof,
                        "presumptions",
                        presumed -> new Presumption(
                                presumed.getString("element"),
                                value(presumed, "finding", Finding::valueOf),
                                value(presumed, "against", Role::valueOf))),
                (int) DossierFold.number(proof.get("rounds")));
    }

    private static Burden burden(Document burden) {
        return new Burden(
                burden.getString("element"),
                value(burden, "bearer", Role::valueOf),
                burden.getString("clause"),
                burden.getList("kinds", String.class).stream()
                        .map(EvidenceKind::valueOf)
                        .toList());
    }

    private static Dossier.DeskWork desk(Document desk) {
        return new Dossier.DeskWork(
                BsonDates.in(desk, "accepted"),
                list(
                        desk,
                        "passes",
                        pass -> new Dossier.Pass(
                                value(pass, "by", Actor::parse),
                                BsonDates.in(pass, "at"),
                                pass.getBoolean("empty", false))),
                list(desk, "fixed", DossierReading::deed),
                list(desk, "asked", DossierReading::deed),
                desk.getList("acted", String.class, List.of()).stream()
                        .map(Actor::parse)
                        .toList());
    }

    private static Dossier.Deed deed(Document deed) {
        return new Dossier.Deed(value(deed, "by", Actor::parse), BsonDates.in(deed, "at"));
    }

    private static Dossier.Judged judged(Document judged) {
        Document ruling = child(judged, "ruling");
        return new Dossier.Judged(
                ruling == null ? null : ruled(ruling),
                BsonDates.in(judged, "finalAt"),
                value(judged, "first", Actor::parse),
                BsonDates.in(judged, "reviewed"),
                judged.getBoolean("revised", false));
    }

    private static Dossier.Ruled ruled(Document ruling) {
        Map<Account, Integer> liability = new EnumMap<>(Account.class);
        child(ruling, "liability")
                .forEach((account, share) -> liability.put(Account.valueOf(account), (Integer) share));
        Map<String, Finding> findings = new TreeMap<>();
        child(ruling, "findings").forEach((element, found) -> findings.put(element, Finding.valueOf((String) found)));
        Document reasons = child(ruling, "reasons");
        return new Dossier.Ruled(
                value(ruling, "by", Actor::parse),
                value(ruling, "result", RulingResult::valueOf),
                value(ruling, "remedy", Remedy::valueOf),
                money(child(ruling, "amount")),
                liability,
                value(ruling, "atFault", Fault::valueOf),
                findings,
                ruling.getString("policy"),
                reasons == null
                        ? null
                        : new PersonalText(reasons.getString("subject"), null, reasons.getString("sealed")));
    }

    private static Dossier.Course course(Document course) {
        return new Dossier.Course(
                BsonDates.in(course, "express"),
                BsonDates.in(course, "noReason"),
                BsonDates.in(course, "abandoned"),
                BsonDates.in(course, "platformPaid"),
                value(course, "outcome", Outcome::valueOf),
                BsonDates.in(course, "closedAt"));
    }

    private static Dossier.Rating rating(Document rating) {
        return new Dossier.Rating(
                value(rating, "by", Role::valueOf),
                rating.getString("agent"),
                rating.getInteger("stars"),
                BsonDates.in(rating, "at"));
    }

    private static Map<String, Long> held(Document held) {
        Map<String, Long> millis = new TreeMap<>();
        held.forEach((holders, time) -> millis.put(holders, DossierFold.number(time)));
        return millis;
    }
}
