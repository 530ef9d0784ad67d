package org.ballcourt.store.embedded;

import java.util.List;
import java.util.Set;

/** Names of the maps in the file. The separator is the one character that no MongoDB name may have. */
final class MapNames {
    private static final char SEPARATOR = '\0';
    private static final String DATA = "data";
    private static final String INDEX = "index2";

    /** Before arrays had an entry for each element; whoever finds some builds them anew. */
    private static final String FORMER_INDEX = "index";

    private MapNames() {}

    static String data(String database, String collection) {
        return DATA + SEPARATOR + database + SEPARATOR + collection;
    }

    static String index(String database, String collection, String index) {
        return INDEX + SEPARATOR + database + SEPARATOR + collection + SEPARATOR + index;
    }

    static String ofFormerIndex(String map) {
        return INDEX + map.substring(FORMER_INDEX.length());
    }

    static boolean isFormerIndex(String map) {
        return map.startsWith(FORMER_INDEX + SEPARATOR);
    }

    /** Databases that have a collection; reading one that does not exist leaves an empty list of names behind. */
    static List<String> databases(Set<String> maps) {
        return maps.stream()
                .map(name -> name.split(String.valueOf(SEPARATOR)))
                .filter(parts -> parts[0].equals(DATA) && !parts[2].startsWith("system."))
                .map(parts -> parts[1])
                .distinct()
                .sorted()
                .toList();
    }
}
