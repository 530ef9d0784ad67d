package org.ballcourt.contracts;

import java.time.Instant;
import java.util.List;

/**
 * A command that the reader may give now.
 *
 * @param action the command's name, e.g. {@code RejectClaim}
 * @param until the deadline of the duty it would fulfil, or the end of the right; null where there is none
 * @param required the fields that may not be left out
 */
public record AllowedAction(String action, @OptionalField Instant until, List<String> required) {}
