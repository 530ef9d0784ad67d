package org.ballcourt.messages;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.util.EnumSet;
import java.util.Set;

/**
 * One argument may choose a wording by its code and stand in the sentence by its name, as in {@code {role, select, ...}}
 * and {@code {role}}; for ICU both are the same text. So the argument that stands alone gets a name of its own.
 */
final class Patterns {
    private static final String ALONE = "_alone";
    private static final Set<Part.Type> OF_ARGUMENTS =
            EnumSet.of(Part.Type.ARG_NAME, Part.Type.ARG_TYPE, Part.Type.ARG_STYLE, Part.Type.ARG_SELECTOR);

    private Patterns() {}

    static String alone(String name) {
        return name + ALONE;
    }

    static String withSpokenArguments(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        StringBuilder renamed = new StringBuilder(pattern);
        for (int i = parsed.countParts() - 1; i >= 0; i--) {
            Part part = parsed.getPart(i);
            if (part.getType() == Part.Type.ARG_START && part.getArgType() == ArgType.NONE) {
                renamed.insert(parsed.getPart(i + 1).getLimit(), ALONE);
            }
        }
        return renamed.toString();
    }

    static String words(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        StringBuilder words = new StringBuilder(pattern);
        for (int i = parsed.countParts() - 1; i >= 0; i--) {
            Part part = parsed.getPart(i);
            if (OF_ARGUMENTS.contains(part.getType())) {
                words.replace(part.getIndex(), part.getLimit(), " ");
            }
        }
        return words.toString();
    }
}
