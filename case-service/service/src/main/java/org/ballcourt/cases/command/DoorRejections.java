package org.ballcourt.cases.command;

import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.contracts.RejectionCode;

/** The rejections that come from the door and not from a rule of the dispute. */
final class DoorRejections {
    private DoorRejections() {}

    static CaseRejection noSuchCase() {
        return new CaseRejection(RejectionCode.NO_SUCH_CASE, "There is no such case for you.", "没有与您有关的此案件。");
    }

    static CaseRejection commandIdReused(String commandId) {
        return new CaseRejection(
                RejectionCode.COMMAND_ID_REUSED,
                "The command id '" + commandId + "' was used for another command; choose a fresh one.",
                "命令编号 '" + commandId + "' 已用于另一条命令；请使用新的编号。");
    }

    static CaseRejection staleVersion(long expected, long actual) {
        return new CaseRejection(
                RejectionCode.STALE_VERSION,
                "The case is at version " + actual + ", not " + expected + "; read it again and decide anew.",
                "案件当前版本为 " + actual + "，而非 " + expected + "；请重新读取后再操作。");
    }

    static CaseRejection duplicateCase(String line) {
        return new CaseRejection(
                RejectionCode.DUPLICATE_CASE,
                "Another case about order line " + line + " is open; go on there, or wait until it is closed.",
                "订单行 " + line + " 已有未结案件；请在该案件中继续，或等待其结案。");
    }

    static CaseRejection duplicateMatter() {
        return new CaseRejection(
                RejectionCode.DUPLICATE_CASE,
                "You brought up the same already and it is still open; add a statement there, or wait until it is decided.",
                "您已提出同一事项且尚未办结；请在原记录中补充陈述，或等待其决定。");
    }

    static CaseRejection logFull(String limit) {
        return new CaseRejection(
                RejectionCode.CASE_LOG_FULL,
                "The log of this case has reached its limit of " + limit
                        + "; what is left is kept for rulings, deadlines and closing. Put long texts into evidence and act on"
                        + " your open duty.",
                "本案记录已达上限（" + limit + "），余量保留给裁决、期限与结案。长文请作为证据上传，并履行当前义务。");
    }
}
