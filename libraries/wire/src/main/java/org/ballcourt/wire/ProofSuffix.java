package org.ballcourt.wire;

/**
 * The field {@code "~proof":"SALT.ROOT"} at the end of a stored payload: what the event commits to field by field. It has a fixed length,
 * so that a log can be checked without parsing it.
 *
 * @param salt 32 hex digits
 * @param root 64 hex digits
 */
public record ProofSuffix(String salt, String root) {
    /** Sorts after every other field. */
    public static final String FIELD = "~proof";

    private static final String BEFORE = ",\"" + FIELD + "\":\"";
    private static final String AFTER = "\"}";
    private static final int SALT = 32;
    private static final int ROOT = 64;
    private static final int LENGTH = BEFORE.length() + SALT + 1 + ROOT + AFTER.length();

    /** Null for a payload that was written before there were proofs. */
    public static ProofSuffix of(String payload) {
        int from = payload.length() - LENGTH;
        if (from < 1 || !payload.startsWith(BEFORE, from) || !payload.endsWith(AFTER)) {
            return null;
        }
        int salt = from + BEFORE.length();
        int root = salt + SALT + 1;
        return isHex(payload, salt, SALT) && payload.charAt(root - 1) == '.' && isHex(payload, root, ROOT)
                ? new ProofSuffix(payload.substring(salt, root - 1), payload.substring(root, root + ROOT))
                : null;
    }

    /** The payload, an object with at least one field, with this suffix. */
    public String onto(String payload) {
        return payload.substring(0, payload.length() - 1) + BEFORE + salt + '.' + root + AFTER;
    }

    /** The payload as it was before the suffix was added; only for one that has it. */
    public static String removedFrom(String payload) {
        return payload.substring(0, payload.length() - LENGTH) + '}';
    }

    private static boolean isHex(String text, int from, int length) {
        for (int i = from; i < from + length; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
