package org.ballcourt.evidence.records;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a picture's own metadata says of how it was taken; a claim, easily forged, so it only hints.
 *
 * @param takenAt local time as the device wrote it, with the offset where it gave one; or null
 * @param device maker and model, or null
 * @param software what wrote the file last, or null
 * @param edited something in the metadata speaks for an editor
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Capture(String takenAt, String device, String software, boolean edited) {}
