package org.ballcourt.cases.policy;

import org.ballcourt.cases.domain.Words;

/**
 * What is wrong in a policy or calendar file, and where.
 *
 * @param line from 1
 * @param field such as {@code terms.PROVE.time}; empty for the file as a whole
 */
public record PolicyFault(String file, int line, String field, Words words) {
    /** The same words for those who do not see the file. */
    Words atItsPlace() {
        String where = file + ":" + line + (field.isEmpty() ? "" : " " + field);
        return new Words(where + " " + words.en(), where + " " + words.zh());
    }

    @Override
    public String toString() {
        String where = file + ":" + line + (field.isEmpty() ? "" : " " + field);
        return where + ": " + words.en() + " / " + words.zh();
    }
}
