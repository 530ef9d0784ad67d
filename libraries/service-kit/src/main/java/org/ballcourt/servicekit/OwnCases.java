package org.ballcourt.servicekit;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.Relation;

/** What a process that knows the sides of cases tells of an id: nobody of the platform is shown who looked at a case that is his own, or too near to him. */
@FunctionalInterface
public interface OwnCases {
    /** What an id stands for, to one reader. */
    enum Nearness {
        OWN,
        ANOTHERS,
        /** Not a case at all, or not here. */
        NO_CASE
    }

    Pattern CASE_ID = Pattern.compile("[A-Z]{2}-[0-9A-Z]{16}");

    Pattern NAMED_CASE = Pattern.compile("(?<![0-9A-Za-z-])" + CASE_ID + "(?![0-9A-Za-z-])");

    /** The ids of cases that stand among these words, each once. */
    static List<String> namedIn(String words) {
        return words == null
                ? List.of()
                : NAMED_CASE
                        .matcher(words)
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .toList();
    }

    /** Where nobody knows the sides of any: then each is kept from everybody. */
    OwnCases UNKNOWN = (_, id) -> CASE_ID.matcher(id).matches() ? Nearness.OWN : Nearness.NO_CASE;

    Nearness of(Actor reader, String id);

    /** By who has a part in the cases that are known here. */
    static OwnCases by(Independence independence, Function<String, Optional<Parties>> parties) {
        return (reader, id) -> parties.apply(id)
                .map(found ->
                        found.relationOf(reader) == Relation.PLATFORM && independence.isFree(reader, found, parties)
                                ? Nearness.ANOTHERS
                                : Nearness.OWN)
                .orElse(Nearness.NO_CASE);
    }

    /** Own is what is so by any of them. */
    static OwnCases together(List<OwnCases> all) {
        return all.isEmpty()
                ? UNKNOWN
                : (reader, id) -> all.stream()
                        .map(each -> each.of(reader, id))
                        .min(Nearness::compareTo)
                        .orElse(Nearness.NO_CASE);
    }
}
