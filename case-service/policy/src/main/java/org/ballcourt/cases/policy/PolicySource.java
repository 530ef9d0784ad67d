package org.ballcourt.cases.policy;

/**
 * The text of one file.
 *
 * @param ofOperator it does not come with the product; as a calendar it may take the place of a shipped year
 */
record PolicySource(String file, String text, boolean ofOperator) {}
