package org.ballcourt.proof;

import java.util.ArrayList;
import java.util.List;

/** Finds the fields of an event that were changed, by the marks that its writer left of each. */
final class Marks {
    private Marks() {}

    /**
     * Whether the fields are those that the writer marked.
     *
     * @param pointers of the fields; empty text for one that is kept back
     * @param committed whether the fields amount to the event's root, so that the marks are wrong if anything is
     */
    static boolean check(
            JsonCursor event, Findings findings, List<String> hashes, List<String> pointers, boolean committed) {
        List<String> marks = Commitment.marks(event.text("marks"));
        boolean same = Commitment.marks(hashes).equals(event.text("marks"));
        if (committed) {
            if (!same) {
                findings.fault(event.where() + " marks", "were changed; the event itself was not", "被改动；事件本身未变");
            }
            return true;
        }
        if (same) {
            return unnamed(event, findings, pointers);
        }
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i++) {
            String mark = hashes.get(i).substring(0, 8);
            boolean known = marks.size() == hashes.size() ? marks.get(i).equals(mark) : marks.contains(mark);
            if (!known) {
                wrong.add(pointers.get(i).isEmpty() ? "hidden field #" + (i + 1) : pointers.get(i));
            }
        }
        if (wrong.size() == hashes.size() && wrong.size() > 1) {
            findings.fault(event.where() + " /~proof", "the salt or every field was changed", "盐值或全部字段被改动");
            return false;
        }
        wrong.forEach(field -> findings.fault(event.where() + " " + field, "was changed or added", "被改动或添加"));
        if (marks.size() > hashes.size()) {
            int missing = marks.size() - hashes.size();
            findings.fault(event.where(), missing + " of its fields are missing", "缺少 " + missing + " 个字段");
        }
        if (wrong.isEmpty() && marks.size() <= hashes.size()) {
            findings.fault(event.where(), "its fields were repeated or moved", "字段重复或被移动");
        }
        return false;
    }

    /** All fields are as marked, and yet they do not amount to the root: in a whole event the root itself was changed. */
    private static boolean unnamed(JsonCursor event, Findings findings, List<String> pointers) {
        if (event.has("payload")) {
            findings.fault(
                    event.where() + " /~proof", "is not the root of its " + pointers.size() + " fields", "不是其各字段的根");
            return false;
        }
        return true;
    }
}
