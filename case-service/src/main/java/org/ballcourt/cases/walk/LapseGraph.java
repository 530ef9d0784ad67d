package org.ballcourt.cases.walk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Which states silence leads to from which; a way that comes round is a case that never closes. */
final class LapseGraph {
    private static final int[] NONE = {};

    /** For each state its successors, each followed by the number of the label of the way there. */
    private final List<int[]> ways = new ArrayList<>();

    void add(int state, int[] successorsAndLabels) {
        while (ways.size() <= state) {
            ways.add(NONE);
        }
        ways.set(state, successorsAndLabels);
    }

    /** States of the first cycle found, and the labels between; empty if there is none. */
    record Cycle(int entry, List<Integer> labels) {}

    Cycle cycle() {
        byte[] colour = new byte[ways.size()];
        for (int start = 0; start < ways.size(); start++) {
            if (colour[start] == 0) {
                Cycle found = from(start, colour);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private Cycle from(int start, byte[] colour) {
        Deque<int[]> path = new ArrayDeque<>();
        path.push(new int[] {start, 0});
        colour[start] = 1;
        while (!path.isEmpty()) {
            int[] top = path.peek();
            int[] next = ways.get(top[0]);
            if (top[1] >= next.length) {
                colour[top[0]] = 2;
                path.pop();
                continue;
            }
            int to = next[top[1]];
            top[1] += 2;
            if (colour[to] == 1) {
                return cycle(path, to);
            }
            if (colour[to] == 0) {
                colour[to] = 1;
                path.push(new int[] {to, 0});
            }
        }
        return null;
    }

    private Cycle cycle(Deque<int[]> path, int entry) {
        List<Integer> labels = new ArrayList<>();
        for (int[] step : path) {
            labels.addFirst(ways.get(step[0])[step[1] - 1]);
            if (step[0] == entry) {
                break;
            }
        }
        return new Cycle(entry, labels);
    }
}
