package org.ballcourt.cases.policy;

import org.ballcourt.cases.domain.Policy;
import tools.jackson.databind.JsonNode;

/**
 * A policy that is not in force anywhere: checked like one that is, beside those that are loaded.
 *
 * @param document as its file says
 */
public record PolicyDraft(Policy policy, JsonNode document) {
    /**
     * Reads the text of a file.
     *
     * @param file what the faults call it
     * @throws PolicyFilesRefused naming every fault
     */
    public static PolicyDraft read(String file, String text, LoadedPolicies loaded) {
        YamlFile yaml = CheckedFiles.checked(file, text, loaded.calendars());
        if (!yaml.faults().isEmpty()) {
            throw new PolicyFilesRefused(yaml.faults());
        }
        return new PolicyDraft(CheckedFiles.policy(yaml, loaded.calendars()), yaml.json());
    }
}
