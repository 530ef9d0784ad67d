package org.ballcourt.cases.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ballcourt.cases.store.Samples.filed;
import static org.ballcourt.cases.store.Samples.stated;

import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.PersonalText;
import org.junit.jupiter.api.Test;

/** What people write is stored sealed, and gone for good with its key. */
interface PersonalTextKit extends StoreUnderTest {
    private PersonalText statementOf(String caseId) {
        return ((ComplaintFiled) cases().load(caseId).events().getFirst().event()).statement();
    }

    @Test
    default void storesNoPlainText() {
        CaseLog log = add("BC-1", "c-1", filed("O-1"));

        assertThat(log.logged().getFirst().payload()).doesNotContain("leaks").doesNotContain("漏水");
        assertThat(statementOf("BC-1").plain()).isNull();
    }

    @Test
    default void opensWhatItSealed() {
        add("BC-1", "c-1", filed("O-1"));

        assertThat(keys().open("BC-1", statementOf("BC-1"))).isEqualTo("It leaks 漏水");
    }

    @Test
    default void opensAfterARestart() {
        add("BC-1", "c-1", filed("O-1"));
        restart();

        assertThat(keys().open("BC-1", statementOf("BC-1"))).isEqualTo("It leaks 漏水");
    }

    @Test
    default void usesOneKeyPerPersonAndCase() {
        TextEncryption keys = keys();
        String sealed =
                keys.seal("BC-1", new PersonalText("BUYER/lin", "hello", null)).sealed();

        assertThat(keyOf(keys.seal("BC-1", new PersonalText("BUYER/lin", "again", null))
                        .sealed()))
                .isEqualTo(keyOf(sealed));
        assertThat(keyOf(keys.seal("BC-1", new PersonalText("SELLER/j", "hello", null))
                        .sealed()))
                .isNotEqualTo(keyOf(sealed));
        assertThat(keyOf(keys.seal("BC-2", new PersonalText("BUYER/lin", "hello", null))
                        .sealed()))
                .isNotEqualTo(keyOf(sealed));
    }

    @Test
    default void knowsWhoWroteAnythingInACase() {
        TextEncryption keys = keys();
        keys.seal("BC-7", new PersonalText("BUYER/lin", "hello", null));
        keys.seal("BC-7", new PersonalText("SELLER/shop", "hello", null));
        keys.seal("BC-71", new PersonalText("BUYER/wu", "hello", null));

        assertThat(keys.subjectsIn("BC-7")).containsExactlyInAnyOrder("BUYER/lin", "SELLER/shop");
    }

    @Test
    default void knowsWhereSomebodyWroteAnything() {
        TextEncryption keys = keys();
        keys.seal("BC-1", new PersonalText("BUYER/lin", "hello", null));
        keys.seal("BC-2", new PersonalText("BUYER/lin", "hello", null));
        keys.seal("BC-3", new PersonalText("BUYER/colin", "hello", null));
        keys.seal("BC-3", new PersonalText("SELLER/lin", "hello", null));

        assertThat(keys.placesOf("BUYER/lin")).contains("BC-1", "BC-2").doesNotContain("BC-3");
        keys.destroy("BC-1", "BUYER/lin");
        assertThat(keys.placesOf("BUYER/lin")).contains("BC-2").doesNotContain("BC-1");
    }

    private static String keyOf(String sealed) {
        return sealed.split("\\.")[1];
    }

    @Test
    default void sealsTheSameTextDifferentlyEachTime() {
        PersonalText text = new PersonalText("BUYER/lin", "hello", null);

        assertThat(keys().seal("BC-1", text).sealed())
                .isNotEqualTo(keys().seal("BC-1", text).sealed());
    }

    @Test
    default void erasesForGoodAndForEveryReader() {
        add("BC-1", "c-1", filed("O-1"));
        TextEncryption keys = keys();
        assertThat(keys.open("BC-1", statementOf("BC-1"))).isNotNull();

        keys.destroy("BC-1", "BUYER/lin");

        assertThat(keys.open("BC-1", statementOf("BC-1"))).isNull();
        assertThat(keys().open("BC-1", statementOf("BC-1"))).isNull();
    }

    @Test
    default void keepsTheChainWholeAfterAnErasure() {
        CaseLog before = add("BC-1", "c-1", filed("O-1"));
        keys().destroy("BC-1", "BUYER/lin");

        assertThat(cases().load("BC-1").head()).isEqualTo(before.head());
        assertThat(add("BC-1", "c-2", stated("later")).version()).isEqualTo(2);
    }

    @Test
    default void keepsOldTextsErasedWhenThePersonWritesAgain() {
        add("BC-1", "c-1", filed("O-1"));
        PersonalText erased = statementOf("BC-1");
        TextEncryption keys = keys();
        keys.destroy("BC-1", "BUYER/lin");
        PersonalText fresh = keys.seal("BC-1", new PersonalText("BUYER/lin", "new", null));

        assertThat(keys.open("BC-1", erased)).isNull();
        assertThat(keys.open("BC-1", fresh)).isEqualTo("new");
    }

    @Test
    default void erasesNobodyElse() {
        TextEncryption keys = keys();
        PersonalText other = keys.seal("BC-1", new PersonalText("SELLER/j", "mine", null));
        keys.destroy("BC-1", "BUYER/lin");

        assertThat(keys.open("BC-1", other)).isEqualTo("mine");
    }

    @Test
    default void doesNotOpenATextThatWasMovedToAnotherPerson() {
        TextEncryption keys = keys();
        PersonalText mine = keys.seal("BC-1", new PersonalText("BUYER/lin", "mine", null));

        assertThat(keys.open("BC-1", new PersonalText("SELLER/j", null, mine.sealed())))
                .isNull();
        assertThat(keys.open("BC-2", mine)).isNull();
    }

    @Test
    default void isLoudAboutAChangedCiphertext() {
        TextEncryption keys = keys();
        PersonalText text = keys.seal("BC-1", new PersonalText("BUYER/lin", "mine", null));
        char last = text.sealed().charAt(text.sealed().length() - 2);
        String changed = text.sealed().substring(0, text.sealed().length() - 2)
                + (last == 'A' ? 'B' : 'A')
                + text.sealed().charAt(text.sealed().length() - 1);

        assertThatThrownBy(() -> keys.open("BC-1", new PersonalText("BUYER/lin", null, changed)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void leavesATextAloneThatAnotherServiceSealed() {
        PersonalText foreign = new PersonalText("BUYER/lin", null, "their-own-format");

        assertThat(keys().seal("BC-1", foreign)).isEqualTo(foreign);
        assertThat(keys().open("BC-1", foreign)).isNull();
    }
}
