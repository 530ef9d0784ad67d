package org.ballcourt.notifications.rules;

import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.notifications.texts.Template;

/**
 * Something that somebody is to be told.
 *
 * @param facts what the template names, in the types of the vocabulary
 * @param policy version of the rules of the case; null where it is not known, or there is none
 */
public record Notice(Actor to, Template template, Map<String, Object> facts, String policy) {
    public Notice {
        facts = Map.copyOf(facts);
    }
}
