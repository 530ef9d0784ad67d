package org.ballcourt.cases.policy;

import java.util.List;
import org.ballcourt.cases.domain.Words;
import org.ballcourt.cases.policy.PolicyDiff.Change;
import org.ballcourt.contracts.Role;

/**
 * A change between two versions as people read it.
 *
 * @param betterFor the sides to whom it is plainly better; empty where that depends on the case
 */
public record ToldChange(Subject subject, Change change, Words words, List<Role> betterFor) {
    /** What a change is about; changes are told in this order. */
    public enum Subject {
        VERSION(new Words("The version itself", "版本信息")),
        TIMES(new Words("How long a duty runs", "期限")),
        SILENCE(new Words("What silence brings", "逾期的后果")),
        PROOF(new Words("Who proves what, and by what", "举证责任")),
        MONEY(new Words("Amounts", "金额")),
        LIABILITY(new Words("Who pays what a rule grants", "责任比例")),
        LIMITS(new Words("Windows and limits", "时效与上限")),
        GROUNDS(new Words("Grounds and exclusions", "事由与除外")),
        CONDUCT(new Words("Penalties, misuse and sanctions", "处罚、滥用与处分")),
        CLAUSES(new Words("Texts of clauses", "条款文字"));

        private final Words title;

        Subject(Words title) {
            this.title = title;
        }

        public Words title() {
            return title;
        }
    }
}
