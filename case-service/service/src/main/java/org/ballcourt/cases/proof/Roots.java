package org.ballcourt.cases.proof;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ballcourt.cases.store.CaseHeads;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.RootRepository;
import org.ballcourt.cases.store.RootRepository.Chunk;
import org.ballcourt.cases.store.RootRepository.Kept;
import org.ballcourt.contracts.records.SignedRoot;
import org.ballcourt.proof.CaseHead;
import org.ballcourt.proof.MerkleTree;
import org.ballcourt.proof.RootSeal;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The roots over the heads of all cases. One chunk of leaves is in memory at a time. The leaves of the newest roots are kept, so that a case's
 * place in them can be proven after its log has grown.
 */
public record Roots(CaseHeads heads, RootRepository repository, InstallationKeys keys, InstantSource time) {
    /** One hour at the usual interval; 32 MB each for a million cases. */
    private static final int KEPT = 6;

    private static final int HASH = 32;

    private record Tree(long cases, String root) {}

    /** Takes the next root; none if nothing has changed since the last one, or if another node was faster. */
    public synchronized Optional<SignedRoot> close() {
        Optional<SignedRoot> last = repository.newest();
        Tree now = walk(null, 0);
        if (now.cases == 0 || last.isPresent() && last.get().root().equals(now.root)) {
            return Optional.empty();
        }
        long n = last.map(SignedRoot::n).orElse(0L) + 1;
        String build = UUID.randomUUID().toString();
        Tree kept = walk(build, n);
        SignedRoot root = RootSeal.sign(
                n,
                after(last),
                kept.cases,
                kept.root,
                last.map(SignedRoot::hash).orElse(SignedRoot.NONE),
                keys.own());
        if (!repository.add(root, build)) {
            return Optional.empty();
        }
        repository.forgetLeavesBefore(n - KEPT + 1);
        return Optional.of(root);
    }

    public Optional<SignedRoot> newest() {
        return repository.newest();
    }

    private Instant after(Optional<SignedRoot> last) {
        Instant now = time.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        return last.map(SignedRoot::at).filter(at -> at.isAfter(now)).orElse(now);
    }

    /** @param build null to keep no leaves */
    private Tree walk(String build, long n) {
        MerkleTree tree = new MerkleTree();
        List<CaseHead> chunk = new ArrayList<>();
        String last = "";
        long cases = 0;
        int number = 0;
        List<CaseHead> page;
        do {
            page = heads.after(last, RootRepository.CHUNK);
            for (CaseHead head : page) {
                last = head.caseId();
                if (head.lastSeq() > 0) {
                    chunk.add(head);
                }
                if (chunk.size() == RootRepository.CHUNK) {
                    cases += add(tree, chunk, build, n, number++);
                }
            }
        } while (page.size() == RootRepository.CHUNK);
        if (!chunk.isEmpty()) {
            cases += add(tree, chunk, build, n, number);
        }
        return new Tree(cases, HexFormat.of().formatHex(tree.root()));
    }

    /** A full chunk is a perfect subtree, so that the tree over the chunks is the tree over the leaves. */
    private int add(MerkleTree tree, List<CaseHead> chunk, String build, long n, int number) {
        List<byte[]> leaves = chunk.stream().map(CaseHead::leaf).toList();
        byte[] root = MerkleTree.root(leaves);
        tree.add(root);
        if (build != null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            leaves.forEach(bytes::writeBytes);
            repository.keep(new Chunk(build, n, number, chunk.getFirst().caseId(), bytes.toByteArray(), root));
        }
        int added = chunk.size();
        chunk.clear();
        return added;
    }

    /** The newest roots below that number. */
    public List<SignedRoot> before(long n, int limit) {
        return repository.before(n, limit);
    }

    /** The kept roots that the case is part of, each with its proof, the oldest first. */
    ArrayNode proofs(CaseLog log) {
        ArrayNode proofs = Wire.json().createArrayNode();
        for (Kept kept : repository.kept(KEPT).reversed()) {
            repository
                    .chunkOf(kept.build(), log.caseId())
                    .flatMap(chunk -> proof(kept, chunk, log))
                    .ifPresent(proofs::add);
        }
        return proofs;
    }

    private Optional<ObjectNode> proof(Kept kept, Chunk chunk, CaseLog log) {
        List<byte[]> leaves = new ArrayList<>();
        for (int from = 0; from < chunk.leaves().length; from += HASH) {
            leaves.add(Arrays.copyOfRange(chunk.leaves(), from, from + HASH));
        }
        for (long version = log.version(); version > 0; version--) {
            Optional<CaseHead> head = headAt(log, version);
            int place = head.map(found -> indexOf(found.leaf(), leaves)).orElse(-1);
            if (place >= 0) {
                List<byte[]> path = new ArrayList<>(MerkleTree.path(place, leaves));
                path.addAll(MerkleTree.path(chunk.number(), repository.chunkRoots(kept.build())));
                return proof(kept.root(), head.get(), (long) chunk.number() * RootRepository.CHUNK + place, path);
            }
        }
        return Optional.empty();
    }

    /** The head that the log had at that version; a fence grows the version and leaves the log as it is. */
    private static Optional<CaseHead> headAt(CaseLog log, long version) {
        return log.commits().reversed().stream()
                .filter(commit -> commit.n() <= version)
                .findFirst()
                .map(commit -> new CaseHead(log.caseId(), version, commit.lastSeq(), commit.lastHash()));
    }

    private static int indexOf(byte[] leaf, List<byte[]> leaves) {
        for (int i = 0; i < leaves.size(); i++) {
            if (Arrays.equals(leaf, leaves.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Leaves may be dropped while they are read: what does not lead to the root is no proof. */
    private static Optional<ObjectNode> proof(SignedRoot root, CaseHead head, long index, List<byte[]> path) {
        byte[] climbed = MerkleTree.climb(head.leaf(), index, root.cases(), path);
        if (!Arrays.equals(climbed, HexFormat.of().parseHex(root.root()))) {
            return Optional.empty();
        }
        ObjectNode json = Wire.json().valueToTree(root);
        ObjectNode inclusion = json.putObject("inclusion")
                .put("version", head.version())
                .put("lastSeq", head.lastSeq())
                .put("head", head.head())
                .put("index", index);
        ArrayNode nodes = inclusion.putArray("path");
        path.forEach(node -> nodes.add(HexFormat.of().formatHex(node)));
        return Optional.of(json);
    }
}
