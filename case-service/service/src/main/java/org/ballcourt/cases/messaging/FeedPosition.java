package org.ballcourt.cases.messaging;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The next offset of each partition, written {@code 12,0,5}. */
record FeedPosition(long[] next) {
    private static final int MOST_PARTITIONS = 1024;

    /** Throws IllegalArgumentException for anything but numbers and commas. */
    static FeedPosition parse(String text) {
        String[] parts = text.split(",", MOST_PARTITIONS + 1);
        if (parts.length > MOST_PARTITIONS) {
            throw new IllegalArgumentException("A position has at most " + MOST_PARTITIONS + " partitions");
        }
        long[] next = Arrays.stream(parts).mapToLong(Long::parseUnsignedLong).toArray();
        if (Arrays.stream(next).anyMatch(offset -> offset < 0)) {
            throw new IllegalArgumentException("No offset is that large");
        }
        return new FeedPosition(next);
    }

    /** A partition that did not exist yet begins where {@code now} stands. */
    FeedPosition within(FeedPosition now) {
        long[] all = now.next.clone();
        for (int p = 0; p < Math.min(all.length, next.length); p++) {
            all[p] = Math.min(next[p], now.next[p]);
        }
        return new FeedPosition(all);
    }

    /** How many records lie between, in the partitions of both. */
    long distanceTo(FeedPosition end) {
        long all = 0;
        for (int p = 0; p < Math.min(next.length, end.next.length); p++) {
            all += end.next[p] - next[p];
        }
        return all;
    }

    boolean isBefore(int partition, long offset) {
        return partition >= next.length || offset >= next[partition];
    }

    FeedPosition after(int partition, long offset) {
        long[] moved = Arrays.copyOf(next, Math.max(next.length, partition + 1));
        moved[partition] = offset + 1;
        return new FeedPosition(moved);
    }

    @Override
    public String toString() {
        return Arrays.stream(next).mapToObj(Long::toString).collect(Collectors.joining(","));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeedPosition position && Arrays.equals(next, position.next);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(next);
    }
}
