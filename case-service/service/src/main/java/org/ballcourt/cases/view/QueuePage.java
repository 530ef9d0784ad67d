package org.ballcourt.cases.view;

import java.util.List;

/** @param cursor where the next page begins; null where this was the last */
public record QueuePage(List<QueueLine> cases, String cursor) {}
