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

    /** Where a cycle is entered, and the labels on the way round. */
    record Cycle(int entry, List<Integer> labels) {}

    /** @param states how many states there are so far; those that were not gone on from yet lead nowhere */
    Cycle cycle(int states) {
        byte[] colour = new byte[states];
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
            int[] next = from(top[0]);
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

    private int[] from(int state) {
        return state < ways.size() ? ways.get(state) : NONE;
    }

    private Cycle cycle(Deque<int[]> path, int entry) {
        List<Integer> labels = new ArrayList<>();
        for (int[] step : path) {
            labels.addFirst(from(step[0])[step[1] - 1]);
            if (step[0] == entry) {
                break;
            }
        }
        return new Cycle(entry, labels);
    }
}
