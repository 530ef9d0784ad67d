package org.ballcourt.notifications.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.notifications.Stories.BUYER;
import static org.ballcourt.notifications.Stories.FILED;
import static org.ballcourt.notifications.Stories.SELLER;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.messages.Language;
import org.ballcourt.notifications.texts.NoticeText;
import org.ballcourt.notifications.texts.Template;
import org.junit.jupiter.api.Test;

/** What every delivery log keeps: a line comes once, a try has one sender, and nobody ends the try of another. */
interface DeliveryLogKit {
    Instant EARLY = Instant.parse("2026-11-02T03:00:00Z");

    /** An empty one, the same one throughout a test. */
    DeliveryLog deliveries();

    @Test
    default void insertsEachLineOnceAndSaysWhichWereNew() {
        Delivery first = mail(SELLER);
        Delivery second = mail(BUYER);
        assertThat(deliveries().record(List.of())).isEmpty();
        assertThat(deliveries().record(List.of(first))).containsExactly(first);
        assertThat(deliveries().record(List.of(first, second, second))).containsExactly(second);
        assertThat(deliveries().record(List.of(first, second))).isEmpty();
        assertThat(deliveries().due(EARLY, 10)).containsExactlyInAnyOrder(first, second);
    }

    @Test
    default void leavesALineAsItIsWhenItComesAgain() {
        Delivery tried = claimed(SELLER);
        deliveries().record(List.of(mail(SELLER)));
        assertThat(now(tried)).isEqualTo(tried);
    }

    @Test
    default void findsWhatWasWritten() {
        Delivery inbox = inbox(new HashMap<>(Map.of(Language.of("en"), new NoticeText("An offer", "Look at it.\n"))));
        deliveries().record(List.of(inbox));
        assertThat(deliveries().find(inbox.id())).contains(inbox);
        assertThat(deliveries().find("case-1")).isEmpty();
    }

    @Test
    default void keepsCopies() {
        Map<Language, NoticeText> texts = new HashMap<>(Map.of(Language.of("en"), new NoticeText("An offer", "?")));
        Delivery inbox = inbox(texts);
        deliveries().record(List.of(inbox));
        texts.clear();
        assertThat(now(inbox).texts()).hasSize(1);
        now(inbox).texts().clear();
        assertThat(now(inbox).texts()).hasSize(1);
    }

    @Test
    default void listsOpenLinesFromTheMomentTheyAreDueTheLongestWaitingFirst() {
        Delivery late = claimed(SELLER);
        Delivery soon = claimed(BUYER);
        deliveries().record(List.of(inbox(Map.of())));
        deliveries().tryAgain(late, EARLY.plusMillis(2), "busy");
        deliveries().tryAgain(soon, EARLY.plusMillis(1), "busy");
        assertThat(deliveries().due(EARLY, 10)).isEmpty();
        assertThat(deliveries().due(EARLY.plusMillis(1), 10))
                .extracting(Delivery::id)
                .containsExactly(soon.id());
        assertThat(deliveries().due(EARLY.plusMillis(2), 10))
                .extracting(Delivery::id)
                .containsExactly(soon.id(), late.id());
        assertThat(deliveries().due(EARLY.plusMillis(2), 1))
                .extracting(Delivery::id)
                .containsExactly(soon.id());
    }

    @Test
    default void stillListsWhatIsBeingSent() {
        Delivery tried = claimed(SELLER);
        assertThat(deliveries().due(EARLY, 10)).containsExactly(tried);
    }

    @Test
    default void givesALineThatWaitsToOneSenderAndCountsTheTry() {
        Delivery mail = mail(SELLER);
        assertThat(deliveries().claim(mail.id())).isFalse();
        deliveries().record(List.of(mail));
        assertThat(deliveries().claim(mail.id())).isTrue();
        assertThat(now(mail).state()).isEqualTo(DeliveryState.SENDING);
        assertThat(now(mail).attempts()).isOne();
        assertThat(deliveries().claim(mail.id())).isFalse();
        assertThat(now(mail).attempts()).isOne();
        deliveries().finish(now(mail), DeliveryState.SENT, null);
        assertThat(deliveries().claim(mail.id())).isFalse();
        assertThat(now(mail).state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    default void takesWhatIsFinishedOffTheQueueToBeTold() {
        Delivery tried = claimed(SELLER);
        assertThat(deliveries().unannounced(10)).isEmpty();
        deliveries().finish(tried, DeliveryState.FAILED, "refused");
        assertThat(deliveries().due(EARLY, 10)).isEmpty();
        assertThat(deliveries().unannounced(10)).containsExactly(now(tried));
        assertThat(now(tried).state()).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    default void doesNotLetASlowTryEndALaterOne() {
        Delivery slow = claimed(SELLER);
        deliveries().tryAgain(slow, Instant.EPOCH, "given up");
        assertThat(deliveries().claim(slow.id())).isTrue();
        Delivery second = now(slow);
        assertThat(second.attempts()).isEqualTo(2);
        deliveries().finish(slow, DeliveryState.FAILED, "too late");
        assertThat(now(slow)).isEqualTo(second);
        deliveries().tryAgain(slow, EARLY, "too late");
        assertThat(now(slow)).isEqualTo(second);
        deliveries().finish(second, DeliveryState.SENT, null);
        assertThat(now(slow).state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    default void endsNoTryThatWasEnded() {
        Delivery tried = claimed(SELLER);
        deliveries().finish(tried, DeliveryState.SENT, null);
        deliveries().finish(tried, DeliveryState.UNKNOWN, "too late");
        deliveries().tryAgain(tried, Instant.EPOCH, "too late");
        assertThat(now(tried).state()).isEqualTo(DeliveryState.SENT);
        assertThat(deliveries().due(EARLY, 10)).isEmpty();
        Delivery waiting = claimed(BUYER);
        deliveries().tryAgain(waiting, EARLY, "busy");
        deliveries().finish(waiting, DeliveryState.UNKNOWN, "too late");
        assertThat(now(waiting).state()).isEqualTo(DeliveryState.PENDING);
    }

    @Test
    default void tellsOfWhatIsInTheInboxFromTheBeginningButOfOtherEndsOnlyWhenTheyAreReached() {
        Delivery inbox = inbox(Map.of());
        deliveries().record(List.of(inbox, mail(SELLER), line(BUYER, Channel.MAIL, DeliveryState.NO_ADDRESS)));
        assertThat(deliveries().unannounced(10)).containsExactly(inbox);
    }

    @Test
    default void listsNoMoreToBeToldThanAsked() {
        deliveries()
                .record(List.of(
                        line(SELLER, Channel.INBOX, DeliveryState.SENT),
                        line(BUYER, Channel.INBOX, DeliveryState.SENT)));
        assertThat(deliveries().unannounced(1)).hasSize(1);
        assertThat(deliveries().unannounced(2)).hasSize(2);
    }

    @Test
    default void tellsNothingTwice() {
        Delivery inbox = inbox(Map.of());
        Delivery other = line(BUYER, Channel.INBOX, DeliveryState.SENT);
        deliveries().record(List.of(inbox, other));
        deliveries().announced(List.of(inbox));
        assertThat(deliveries().unannounced(10)).containsExactly(other);
        deliveries().announced(List.of(inbox, other));
        assertThat(deliveries().unannounced(10)).isEmpty();
    }

    /** Who read it before it came to its end has not told of that end. */
    @Test
    default void countsAsToldOnlyTheStateThatWasTold() {
        Delivery tried = claimed(SELLER);
        deliveries().finish(tried, DeliveryState.UNKNOWN, "the line broke");
        deliveries().announced(List.of(tried));
        assertThat(deliveries().unannounced(10)).containsExactly(now(tried));
        deliveries().announced(List.of(now(tried)));
        assertThat(deliveries().unannounced(10)).isEmpty();
    }

    private Delivery now(Delivery line) {
        return deliveries().find(line.id()).orElseThrow();
    }

    private Delivery claimed(Actor recipient) {
        Delivery mail = mail(recipient);
        deliveries().record(List.of(mail));
        assertThat(deliveries().claim(mail.id())).isTrue();
        return now(mail);
    }

    private static Delivery mail(Actor recipient) {
        return line(recipient, Channel.MAIL, DeliveryState.PENDING, Map.of());
    }

    private static Delivery inbox(Map<Language, NoticeText> texts) {
        return line(SELLER, Channel.INBOX, DeliveryState.SENT, texts);
    }

    private static Delivery line(Actor recipient, Channel channel, DeliveryState state) {
        return line(recipient, channel, state, Map.of());
    }

    private static Delivery line(
            Actor recipient, Channel channel, DeliveryState state, Map<Language, NoticeText> texts) {
        return new Delivery("case-1", "1", 1, recipient, channel, Template.OFFER_MADE, FILED, state, texts, false, 0);
    }
}
