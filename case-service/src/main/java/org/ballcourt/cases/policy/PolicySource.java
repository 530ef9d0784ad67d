package org.ballcourt.cases.policy;

/**
 * The text of one file.
 *
 * @param replacesShipped it comes from the operator's folder; as a calendar it may take the place of a shipped year
 */
record PolicySource(String file, String text, boolean replacesShipped) {}
