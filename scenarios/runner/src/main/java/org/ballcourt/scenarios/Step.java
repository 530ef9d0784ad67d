package org.ballcourt.scenarios;

import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** One step of a story. */
sealed interface Step {
    int line();

    /** The alias of the log that the step is about; null for the one that was filed last. */
    String on();

    /** Who takes the step; null where it is nobody's. */
    default String actor() {
        return null;
    }

    Expectation expect();

    /** What the step does, in a few words. */
    String words();

    /**
     * An actor sends a command on the story's case.
     *
     * @param commandId null for a fresh one
     * @param ifVersion the version that the case must have; null for any
     * @param alias what the log that it opens is called from here on; null for no name
     */
    record Command(
            int line,
            String on,
            String actor,
            String name,
            String commandId,
            String ifVersion,
            String alias,
            ObjectNode with,
            Expectation expect)
            implements Step {
        @Override
        public String words() {
            return actor + " " + name;
        }
    }

    /**
     * An actor stores evidence.
     *
     * @param file null where the text is given
     * @param text null where a file is named
     */
    record Upload(
            int line,
            String on,
            String actor,
            String alias,
            String kind,
            String file,
            String text,
            String name,
            String mediaType,
            Expectation expect)
            implements Step {
        @Override
        public String words() {
            return actor + " uploads $" + alias;
        }
    }

    /** The test clock moves forward. */
    record Wait(int line, String on, Duration time, Expectation expect) implements Step {
        @Override
        public String words() {
            return "wait " + time;
        }
    }

    /** The payment system believes, doubts or is down from now on. */
    record Payments(int line, String on, String mood, Expectation expect) implements Step {
        @Override
        public String words() {
            return "payments " + mood;
        }
    }

    /** An actor reads what it may see. */
    record See(int line, String on, String actor, View view, Expectation expect) implements Step {
        @Override
        public String words() {
            return actor + " sees " + view.word();
        }
    }

    /** What can be read. */
    enum View {
        CASE,
        EVENTS,
        EVIDENCE,
        INBOX;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
