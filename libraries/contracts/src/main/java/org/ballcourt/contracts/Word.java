package org.ballcourt.contracts;

/**
 * A name that a sentence speaks of and that is no constant of an enum: the message files say what it is called, under
 * {@code word.LIST.NAME}.
 *
 * @param name stands as it is where no file has a word for it: a policy may bring elements of its own
 */
public record Word(String list, String name) {
    public static Word command(Class<? extends CaseCommand> type) {
        return new Word("Command", CommandNames.nameOf(type));
    }

    public static Word element(String name) {
        return new Word("Element", name);
    }
}
