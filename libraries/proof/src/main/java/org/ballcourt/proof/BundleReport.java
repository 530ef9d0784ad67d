package org.ballcourt.proof;

import java.util.List;

/**
 * What a verifier says of a bundle.
 *
 * @param isBundle false for a file that is something else, or cut off; then the only fault says why
 * @param about case, reader and time of the export
 * @param story a readable line for each event
 */
public record BundleReport(
        boolean isBundle,
        String about,
        List<BundleFinding> faults,
        List<BundleFinding> holds,
        List<BundleFinding> notes,
        List<String> story) {
    public BundleReport {
        faults = List.copyOf(faults);
        holds = List.copyOf(holds);
        notes = List.copyOf(notes);
        story = List.copyOf(story);
    }

    public boolean verifies() {
        return isBundle && faults.isEmpty();
    }
}
