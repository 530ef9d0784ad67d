package org.ballcourt.consumer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;

/** Where the documents of a subscription are kept. */
interface CaseDocumentRepository {
    /** Once, before anything else. */
    void prepare();

    /** How documents become bytes here. */
    Codec<Document> codec();

    /**
     * The document of a case, a fresh one where there is none.
     *
     * @throws DamagedDocument for one that cannot be read
     */
    CaseDocument find(String caseId);

    /** Those of them that there are, by case and unread. */
    Map<String, RawBsonDocument> findAll(Collection<String> caseIds);

    /** Puts {@code after} in the place of {@code before}; false if {@code before} is no longer what is stored. */
    boolean save(CaseDocument before, Document after);

    /** One document in the place of another. */
    record Replacement(CaseDocument before, RawBsonDocument after) {}

    /**
     * Saves many, of as many cases, each as {@link #save} does. False if some {@code before} was no longer what is stored; which, only the
     * documents tell.
     */
    boolean saveAll(List<Replacement> replacements);

    /** Puts {@code after} in the place of whatever there is, which cannot be read. */
    void overwrite(Document after);

    /** All that can be read. */
    void forEach(Consumer<CaseDocument> visitor);

    /** All that can be read, in the order of the events that parked them. */
    List<ParkedCase> parked();

    /** How many there are, without reading them. */
    long countParked();

    /** Read or not: whoever folds them anew needs nothing of what is in them. */
    List<String> idsAfter(String after, int limit);
}
