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
        YamlFile yaml = new YamlFile(file, text);
        FileSchema.POLICY.check(yaml);
        new PolicyCheck(yaml, loaded.calendars()).run();
        if (!yaml.faults().isEmpty()) {
            throw new PolicyFilesRefused(yaml.faults());
        }
        Policy policy = new PolicyReader(yaml.json(), loaded.calendars().calendar(yaml.text("calendar"))).read();
        return new PolicyDraft(policy, yaml.json());
    }
}
