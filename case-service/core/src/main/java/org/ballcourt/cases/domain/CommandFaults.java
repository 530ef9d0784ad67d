package org.ballcourt.cases.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;

/** Everything that is wrong with a command, told at once, each with its field; the code is that of what is looked for first. */
final class CommandFaults {
    private record Found(String field, RejectionCode code, Message message) {}

    private final String within;
    private final List<Found> found = new ArrayList<>();

    /** Of the command's own fields. */
    CommandFaults() {
        this("");
    }

    /** @param within what stands before the names of its fields */
    CommandFaults(String within) {
        this.within = within;
    }

    /** What the check of that field answers; null where it refuses, which is told later. */
    <T> T found(String field, Supplier<T> check) {
        try {
            return check.get();
        } catch (CaseRejection no) {
            found.add(new Found(within + field, no.code(), no.message()));
            return null;
        }
    }

    /** The same of a check that says by itself which fields it refuses. */
    <T> T all(Supplier<T> check) {
        try {
            return check.get();
        } catch (CaseRejection no) {
            no.fields().forEach((field, message) -> add(field, no.code(), message));
            return null;
        }
    }

    void check(String field, Runnable check) {
        found(field, () -> {
            check.run();
            return field;
        });
    }

    /** What the check of that one field answers; its refusal says that it is about that field. */
    static <T> T of(String field, Supplier<T> check) {
        try {
            return check.get();
        } catch (CaseRejection no) {
            throw no.in(field);
        }
    }

    /** What the check answers of each; whatever is wrong with them is thrown at once. */
    static <T, R> List<R> ofEach(String field, List<T> all, Function<T, R> check) {
        CommandFaults faults = new CommandFaults();
        List<R> answers = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            T one = all.get(i);
            answers.add(faults.found(field + "." + i, () -> check.apply(one)));
        }
        faults.require();
        return answers;
    }

    void add(String field, RejectionCode code, Message message) {
        found.add(new Found(within + field, code, message));
    }

    /** What does not fit the rest of the ruling, and where that could be mended. */
    void incoherent(String field, Message message) {
        add(field, RejectionCode.RULING_INCOHERENT, message);
    }

    /** Throws what was found. */
    void require() {
        refusal().ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** What was found; empty where nothing is wrong. */
    Optional<CaseRejection> refusal() {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Message> fields = new LinkedHashMap<>();
        found.forEach(fault -> fields.merge(fault.field(), fault.message(), CaseRejection::both));
        return Optional.of(new CaseRejection(
                found.getFirst().code(), together(found.stream().map(Found::message)), fields));
    }

    /** One sentence after the other; there is one at least. */
    private static Message together(Stream<Message> messages) {
        return messages.reduce(CaseRejection::both).orElseThrow();
    }
}
