package org.ballcourt.contracts.records;

import java.util.List;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.OptionalField;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Stage;

/**
 * The newest state of a case; shows readers what Kafka may have lost at the end.
 *
 * @param seq number of the newest event
 * @param head its hash
 * @param outcome null while the case is open
 * @param duties the open ones
 */
public record CaseSnapshot(
        String caseId,
        long seq,
        long version,
        String head,
        Stage stage,
        @OptionalField Outcome outcome,
        List<Duty> duties) {}
