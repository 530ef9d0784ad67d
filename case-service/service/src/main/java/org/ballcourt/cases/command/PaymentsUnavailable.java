package org.ballcourt.cases.command;

import org.ballcourt.cases.domain.Words;
import org.ballcourt.cases.store.Unavailable;

/** The payment system did not answer as agreed. */
public final class PaymentsUnavailable extends Unavailable {
    public PaymentsUnavailable(Throwable cause) {
        super(new Words("The payment system does not answer; try again soon.", "支付系统暂时没有响应，请稍后重试。"), cause);
    }
}
