package org.ballcourt.cases.endpoint;

import java.time.Duration;
import java.util.List;
import org.ballcourt.contracts.CaseCommand.Contact;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;

/** A complaint to begin with. */
public final class Samples {
    private Samples() {}

    /** BUYER/li about SELLER/shop, a parcel by CARRIER/fastship. */
    public static FileComplaint complaint() {
        return new FileComplaint(
                order(),
                Reason.PARCEL_LOST,
                Remedy.REFUND,
                Money.of("180.00", "CNY"),
                "CANARY-statement",
                List.of(new Contact(CasesInMemory.START.minus(Duration.ofDays(1)), "CHAT", "CANARY-contact")),
                false);
    }

    private static Order order() {
        return new Order(
                "O-1",
                "1",
                "li",
                "shop",
                "B-1",
                "图书套装",
                GoodsClass.OTHER,
                Money.of("180.00", "CNY"),
                1,
                CasesInMemory.START.minus(Duration.ofDays(20)),
                CasesInMemory.START.minus(Duration.ofDays(19)),
                null,
                null,
                List.<Promise>of(),
                false,
                "fastship",
                "FS-77",
                null);
    }
}
