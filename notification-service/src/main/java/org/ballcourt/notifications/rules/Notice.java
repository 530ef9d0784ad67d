package org.ballcourt.notifications.rules;

import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.notifications.texts.Template;

/**
 * Something that somebody is to be told.
 *
 * @param facts what the template names, in the types of the vocabulary
 */
public record Notice(Actor to, Template template, Map<String, Object> facts) {
    public Notice {
        facts = Map.copyOf(facts);
    }
}
