package org.ballcourt.consumer;

import java.sql.Connection;
import java.sql.SQLException;
import org.bson.Document;

/** What a subscription keeps in tables of its user's own, beside the document of a case and in the same transaction. */
@FunctionalInterface
public interface CaseRows {
    /** The document alone. */
    CaseRows NONE = (connection, caseDocument) -> {};

    /**
     * Brings the rows of a case to what its document says now; called again with the same, or a later, document after a crash or a lost
     * answer, and for a case that was folded anew; not while a case is parked. Neither commits nor closes.
     *
     * @throws SQLException takes the document back as well; the data's fault (SQLSTATE 22 or 23) parks the case, anything else is waited for
     */
    void write(Connection connection, Document caseDocument) throws SQLException;
}
