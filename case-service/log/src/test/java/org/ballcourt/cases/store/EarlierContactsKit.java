package org.ballcourt.cases.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.store.Samples.BUYER;
import static org.ballcourt.cases.store.Samples.START;
import static org.ballcourt.cases.store.Samples.filed;

import org.ballcourt.contracts.CaseEvent.ContactOpened;
import org.ballcourt.contracts.ContactTopic;
import org.ballcourt.contracts.Outcome;
import org.junit.jupiter.api.Test;

/** Who came before about the same: only what is there counts, and a damaged log spoils nothing. */
interface EarlierContactsKit extends StoreUnderTest {
    private EarlierCases earlierCases() {
        return new EarlierCases(new OrderLines(reservations(), cases(), () -> START), cases(), keys());
    }

    private void files(String caseId, String order) {
        new OrderLines(reservations(), cases(), () -> START).take(order + "/1", cases().load(caseId));
        add(caseId, "c-1", filed(order));
    }

    @Test
    default void countsContactsWhoseLogIsThere() {
        EarlierContacts contacts = new EarlierContacts(contacts(), cases());
        contacts().note("CT-1", BUYER, "REFUND", START);
        contacts().note("CT-2", BUYER, "REFUND", START);
        contacts().note("CT-3", BUYER, "REFUND", START);
        add("CT-1", "c-1", filed("O-1"));
        add("CT-3", "c-1", filed("O-3"));

        assertThat(contacts.others(BUYER, "REFUND", START, "CT-9"))
                .as("nobody came to note that they are stored")
                .isEmpty();
        assertThat(contacts.open(BUYER, "CT-9")).isEqualTo(2);
        assertThat(contacts.others(BUYER, "REFUND", START, "CT-9")).containsExactlyInAnyOrder("CT-1", "CT-3");
        assertThat(contacts.others(BUYER, "REFUND", START, "CT-3")).containsExactly("CT-1");
        assertThat(contacts.open(BUYER, "CT-3")).isEqualTo(1);
        tamper("CT-1", log -> log.append("commits", "gone"));
        assertThat(contacts.open(BUYER, "CT-9")).isEqualTo(1);
        contacts.note(
                "CT-2", new ContactOpened(BUYER, null, ContactTopic.REFUND, null, null, null, 0, null, null), START);
        contacts.stored("CT-2");
        assertThat(contacts.others(BUYER, "REFUND", START, "CT-9")).contains("CT-2");
    }

    @Test
    default void forgetsOpenContactsThatAreClosed() {
        EarlierContacts contacts = new EarlierContacts(contacts(), cases());
        contacts().note("CT-1", BUYER, "REFUND", START);
        add("CT-1", "c-1", filed("O-1"));
        assertThat(contacts.open(BUYER, "CT-9")).isEqualTo(1);
        add("CT-1", "c-2", Samples.closed(Outcome.ANSWERED));
        assertThat(contacts.open(BUYER, "CT-9")).isZero();
        assertThat(contacts().open(BUYER)).isEmpty();
        assertThat(contacts.others(BUYER, "REFUND", START, "CT-9")).containsExactly("CT-1");
    }

    @Test
    default void namesABuyersOtherCasesOfALineAndNoOtherBuyers() {
        files("BC-1", "O-1");

        assertThat(earlierCases().ofBuyer("O-1/1", BUYER.id(), START, "CT-1")).containsExactly("BC-1");
        assertThat(earlierCases().ofBuyer("O-1/1", BUYER.id(), START.plusSeconds(9), "CT-1"))
                .as("filed before what is counted")
                .isEmpty();
        assertThat(earlierCases().ofBuyer("O-1/1", BUYER.id(), START, "BC-1")).isEmpty();
        assertThat(earlierCases().ofBuyer("O-1/1", "somebody-else", START, "CT-1"))
                .isEmpty();
        assertThat(earlierCases().ofBuyer("O-2/1", BUYER.id(), START, "CT-1")).isEmpty();
        tamper("BC-1", log -> log.append("commits", "gone"));
        assertThat(earlierCases().ofBuyer("O-1/1", BUYER.id(), START, "CT-1")).isEmpty();
    }
}
