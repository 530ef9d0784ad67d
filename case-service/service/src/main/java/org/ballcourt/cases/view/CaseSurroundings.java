package org.ballcourt.cases.view;

/**
 * What is known of a case from outside its log. It is looked up where a case is read, and not after each command.
 *
 * @param asked how often whoever is behind it came about the same; null where that is not counted
 * @param partOfGroup whether it was linked with others about the same goods
 */
public record CaseSurroundings(TimesAsked asked, boolean partOfGroup) {
    static final CaseSurroundings NOT_LOOKED_UP = new CaseSurroundings(null, false);
}
