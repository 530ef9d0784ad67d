package org.ballcourt.consumer;

import java.util.function.Consumer;
import org.bson.Document;

/** Where the documents of a subscription are kept. */
interface CaseDocumentRepository {
    /** Once, before anything else. */
    void prepare();

    /**
     * The document of a case, a fresh one where there is none.
     *
     * @throws DamagedDocument for one that cannot be read
     */
    CaseDocument find(String caseId);

    /** Puts {@code after} in the place of {@code before}; false if {@code before} is no longer what is stored. */
    boolean save(CaseDocument before, Document after);

    /** Puts {@code after} in the place of whatever there is, which cannot be read. */
    void overwrite(Document after);

    /** All that can be read. */
    void forEach(Consumer<CaseDocument> visitor);

    /** How many there are, without reading them. */
    long countParked();
}
