package org.ballcourt.evidence.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.contracts.records.PersonErased;
import org.ballcourt.evidence.records.CaseFiles;
import org.ballcourt.evidence.records.EvidenceRecord;
import org.ballcourt.evidence.records.EvidenceRecords;
import org.ballcourt.evidence.records.ExhibitDisclosure;
import org.ballcourt.servicekit.HeldCases;
import org.ballcourt.wire.Records;
import org.springframework.kafka.listener.MessageListener;

/**
 * Erases the originals of a person, with their names and what their metadata says; hash and size stay, since others' proofs name them.
 *
 * @param held of what nothing may be destroyed, also where it is held since the erasure was told
 * @param sealed destroys an encrypted file and its key
 * @param bytes removes the file of that hash, which an earlier version stored as it came, where no other original has it
 */
public record OriginalErasure(
        EvidenceRecords records, CaseFiles files, HeldCases held, Consumer<String> sealed, Consumer<String> bytes)
        implements MessageListener<String, byte[]> {
    @Override
    public void onMessage(ConsumerRecord<String, byte[]> record) {
        PersonErased erased = Records.read(PersonErased.class, record.value()).without(held.now());
        List<EvidenceRecord> originals = records.uploadedBy(erased.person()).stream()
                .filter(one -> isMeant(one, erased))
                .toList();
        originals.forEach(one -> records.erase(one.id()));
        originals.stream().map(EvidenceRecord::seal).filter(Objects::nonNull).forEach(sealed);
        originals.stream()
                .filter(one -> one.seal() == null)
                .map(one -> one.item().sha256())
                .distinct()
                .forEach(bytes);
    }

    /** Not where it was also shown in a case that is not meant, and was not before. */
    private boolean isMeant(EvidenceRecord original, PersonErased erased) {
        Instant from = original.item().uploadedAt();
        Set<String> cases = Stream.concat(
                        Stream.ofNullable(original.item().caseId()),
                        files.disclosuresOf(original.id()).stream().map(ExhibitDisclosure::caseId))
                .collect(Collectors.toSet());
        if (cases.isEmpty()) {
            return erased.covers(from, null);
        }
        List<String> meant =
                cases.stream().filter(caseId -> erased.covers(from, caseId)).toList();
        return !meant.isEmpty() && records.goneFor(original.id(), meant).containsAll(cases);
    }
}
