package org.ballcourt.evidence.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.OneOf;
import org.ballcourt.evidence.blobs.BlobStore;
import org.ballcourt.evidence.blobs.StagedBlob;
import org.ballcourt.evidence.blobs.TooLarge;
import org.ballcourt.evidence.intake.FileNames;
import org.ballcourt.evidence.intake.Upload;
import org.ballcourt.evidence.web.RequestParts.Part;
import org.ballcourt.servicekit.BoundedRequest;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.ballcourt.servicekit.Refused;

/**
 * Reads one multipart request as it comes in: the file goes straight to the blob volume, never to another temporary
 * folder, and everything that is wrong is found before anything is said.
 */
final class MultipartUpload implements AutoCloseable {
    private static final int LONGEST_FIELD = 200;
    private static final int MOST_PARTS = 10;
    private static final long ROOM_FOR_FIELDS = 64 * 1024;
    private static final Pattern CASE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final List<String> FIELDS = List.of("file", "kind", "caseId");

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<FieldFault> faults = new ArrayList<>();
    private StagedBlob file;
    private String fileName;

    private MultipartUpload() {}

    /**
     * Takes the whole request in.
     *
     * @throws TooLarge if the file has more bytes than {@code cap}
     * @throws IncompleteUpload if the request is no multipart request or breaks off
     */
    static MultipartUpload receive(HttpServletRequest request, BlobStore blobs, long cap) throws IOException {
        BoundedRequest.lift(request);
        MultipartUpload received = new MultipartUpload();
        try {
            RequestParts parts = RequestParts.of(request, cap + ROOM_FOR_FIELDS, cap);
            int count = 0;
            for (Part part = parts.next(); part != null; part = parts.next()) {
                if (++count > MOST_PARTS) {
                    throw IncompleteUpload.of(new IOException("More than " + MOST_PARTS + " parts"));
                }
                received.take(part, blobs, cap);
            }
            return received;
        } catch (IOException | RuntimeException e) {
            received.close();
            throw e;
        }
    }

    private void take(Part part, BlobStore blobs, long cap) throws IOException {
        String field = part.field();
        if (!FIELDS.contains(field)) {
            fault(FileNames.clean(field), Message.of("evidence.unknown-part").with("known", FIELDS));
        } else if ("file".equals(field)) {
            takeFile(part, blobs, cap);
        } else if (fields.containsKey(field)) {
            fault(field, "twice");
        } else {
            fields.put(field, text(field, part.bytes()));
        }
    }

    private void takeFile(Part part, BlobStore blobs, long cap) throws IOException {
        if (file != null) {
            fault("file", "twice");
            return;
        }
        file = blobs.stage(part.bytes(), cap);
        if (part.fileName() != null && part.fileName().indexOf('\0') >= 0) {
            fault("file", "name-nul");
        }
        fileName = FileNames.clean(part.fileName());
        if (file.size() == 0) {
            fault("file", "empty");
        }
    }

    private String text(String field, InputStream bytes) throws IOException {
        byte[] read = bytes.readNBytes(LONGEST_FIELD + 1);
        if (read.length > LONGEST_FIELD) {
            fault(field, Message.of("evidence.longer").with("longest", LONGEST_FIELD));
        }
        return new String(read, StandardCharsets.UTF_8).strip();
    }

    /** What was handed in, once it is complete and free of faults. */
    Upload upload(Actor uploader, String idempotencyKey) {
        if (file == null && faults.stream().noneMatch(fault -> fault.field().equals("file"))) {
            fault("file", "missing");
        }
        EvidenceKind kind = kind();
        String caseId = fields.get("caseId");
        if (caseId != null && !CASE_ID.matcher(caseId).matches()) {
            fault("caseId", "case-id");
        }
        if (idempotencyKey != null && !KEY.matcher(idempotencyKey).matches()) {
            fault("Idempotency-Key", "key");
        }
        if (!faults.isEmpty()) {
            throw new Refused(EvidenceProblems.malformed(faults));
        }
        return new Upload(uploader, kind, fileName, caseId, idempotencyKey);
    }

    private EvidenceKind kind() {
        String kind = fields.get("kind");
        if (kind == null) {
            fault("kind", "kind-missing");
            return null;
        }
        return Arrays.stream(EvidenceKind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .orElseGet(() -> {
                    fault("kind", Message.of("evidence.kind").with("known", OneOf.all(EvidenceKind.class)));
                    return null;
                });
    }

    StagedBlob file() {
        return file;
    }

    private void fault(String field, String message) {
        fault(field, Message.of("evidence." + message));
    }

    private void fault(String field, Message message) {
        faults.add(new FieldFault(field, message));
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
