package org.ballcourt.cases.view;

import java.util.List;

/**
 * How often one person came about one matter, within the time that the policy counts.
 *
 * @param times contacts and cases together, this one included
 * @param contacts its others with the desk, newest first
 * @param cases its others about the same order line; none where the matter is no order line
 */
public record TimesAsked(int times, List<String> contacts, List<String> cases) {
    static TimesAsked of(List<String> contacts, List<String> cases) {
        return new TimesAsked(1 + contacts.size() + cases.size(), contacts, cases);
    }
}
