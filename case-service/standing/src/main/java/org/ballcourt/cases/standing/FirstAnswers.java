package org.ballcourt.cases.standing;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * For how long people waited until somebody of the desk said something to them, under one version of the rules.
 *
 * @param answered by a person
 * @param late those of them for which the deadline had passed
 * @param unanswered contacts that nobody ever answered; counted for the desk alone
 * @param askedAgain of all of these, those whose sender had asked about the same before
 * @param median of the time until the answer; null where nobody was answered
 * @param longest of the time until the answer; null where nobody was answered
 */
record FirstAnswers(
        String policy, int answered, int late, int unanswered, int askedAgain, Duration median, Duration longest) {
    static FirstAnswers of(String policy, List<DeskWork.FirstContact> contacts) {
        List<Duration> waits = contacts.stream()
                .filter(DeskWork.FirstContact::isAnswered)
                .map(contact -> Duration.ofMillis(contact.waited()))
                .sorted()
                .toList();
        return new FirstAnswers(
                policy,
                waits.size(),
                count(contacts, contact -> contact.isAnswered() && contact.late()),
                count(contacts, contact -> !contact.isAnswered()),
                count(contacts, contact -> contact.earlier() > 0),
                waits.isEmpty() ? null : waits.get((waits.size() - 1) / 2),
                waits.isEmpty() ? null : waits.getLast());
    }

    private static int count(List<DeskWork.FirstContact> contacts, Predicate<DeskWork.FirstContact> which) {
        return (int) contacts.stream().filter(which).count();
    }
}
