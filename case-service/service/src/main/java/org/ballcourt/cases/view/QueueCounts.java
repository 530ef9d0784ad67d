package org.ballcourt.cases.view;

import java.util.SortedMap;

/**
 * How many lines of the queue a query finds, and how many it would find with another choice: each figure counts under all that was
 * asked for but its own.
 *
 * @param more there are others behind these, which are due later and not counted; else null
 * @param mine whose ball is with the reader
 * @param myDesk where the reader's desk has something to do which nobody is named for; null for others than the platform's people
 * @param overdue whose next deadline is over; null for third parties, as all that follows but the stages
 */
public record QueueCounts(
        int total,
        Boolean more,
        int mine,
        Integer myDesk,
        Integer overdue,
        Integer urgent,
        Integer open,
        SortedMap<String, Integer> byKind,
        SortedMap<String, Integer> byStage,
        SortedMap<String, Integer> byHolder,
        SortedMap<String, Integer> byReason,
        SortedMap<String, Integer> byGoodsClass,
        SortedMap<String, Integer> byMarket) {}
