package org.ballcourt.proof;

import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.Message;

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
                findings.fault(event.where() + " marks", "proof.marks.changed");
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
            findings.fault(event.where() + " /~proof", "proof.event.salt-or-all-changed");
            return false;
        }
        wrong.forEach(field -> findings.fault(event.where() + " " + field, "proof.event.field-changed"));
        if (marks.size() > hashes.size()) {
            int missing = marks.size() - hashes.size();
            findings.fault(
                    event.where(), Message.of("proof.event.fields-missing").with("missing", missing));
        }
        if (wrong.isEmpty() && marks.size() <= hashes.size()) {
            findings.fault(event.where(), "proof.event.fields-moved");
        }
        return false;
    }

    /** All fields are as marked, and yet they do not amount to the root: in a whole event the root itself was changed. */
    private static boolean unnamed(JsonCursor event, Findings findings, List<String> pointers) {
        if (event.has("payload")) {
            Message what = Message.of("proof.event.not-its-root").with("fields", pointers.size());
            findings.fault(event.where() + " /~proof", what);
            return false;
        }
        return true;
    }
}
