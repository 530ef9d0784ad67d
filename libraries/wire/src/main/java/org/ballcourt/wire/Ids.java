package org.ballcourt.wire;

/** What may be an id in an envelope, whoever sends it: short, and a text that every store and every log gives back as it was. */
public final class Ids {
    public static final int LONGEST = 128;

    private Ids() {}

    /** Neither empty nor too long, no control characters, and no half of a surrogate pair, of which each encoding makes something else. */
    public static boolean isClean(String id) {
        return id != null
                && !id.isBlank()
                && id.length() <= LONGEST
                && id.codePoints().noneMatch(Ids::isForbidden);
    }

    /** The id as it may be echoed: cut, and with a sign in the place of each character that is forbidden. */
    public static String shown(String id) {
        if (id == null || isClean(id)) {
            return id;
        }
        String cut = id.length() <= LONGEST ? id : id.substring(0, LONGEST);
        return cut.codePoints()
                .map(c -> isForbidden(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** @throws UnreadableRecord for what is no id */
    public static String require(String id, String field) {
        if (!isClean(id)) {
            throw new UnreadableRecord(field + " must be a text of 1 to " + LONGEST + " characters that can be read");
        }
        return id;
    }

    private static boolean isForbidden(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }
}
