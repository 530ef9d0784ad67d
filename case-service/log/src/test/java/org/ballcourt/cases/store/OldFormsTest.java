package org.ballcourt.cases.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.EventHash;
import org.ballcourt.wire.Wire;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What was written before events carried proofs and texts had keys of their own stays readable, and goes on in the new form. */
class OldFormsTest {
    private static final String ID = "BC-1";

    private final InMemoryKeyVault vault = new InMemoryKeyVault();
    private final TextEncryption keys = new TextEncryption(vault);

    private Document oldLog(PersonalText statement) {
        String payload = Wire.payload(Wire.seal(Samples.filed("O-1"), text -> statement));
        String hash = EventHash.of(
                RecordedEvent.GENESIS, ID, 1, "complaint-filed.v1", Samples.START, Samples.BUYER, "c-1", payload);
        Document event = new Document("seq", 1L)
                .append("type", "complaint-filed.v1")
                .append("at", Date.from(Samples.START))
                .append("actor", Samples.BUYER.toString())
                .append("payload", payload)
                .append("hash", hash);
        Document commit = new Document("n", 1L)
                .append("commandId", "c-1")
                .append("bodyHash", "body")
                .append("actor", Samples.BUYER.toString())
                .append("at", Date.from(Samples.START))
                .append("events", List.of(event));
        return new Document("_id", ID)
                .append("version", 1L)
                .append("relayed", 0L)
                .append("lastSeq", 1L)
                .append("head", hash)
                .append("commits", List.of(commit));
    }

    /** As the first version sealed: AES-256-GCM under the person's key itself. */
    private PersonalText oldText(String plain) throws Exception {
        byte[] key = vault.findOrCreate(ID + "/BUYER/lin", new byte[32]);
        byte[] nonce = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD((ID + "/BUYER/lin").getBytes(UTF_8));
        byte[] data = cipher.doFinal(plain.getBytes(UTF_8));
        byte[] both = ByteBuffer.allocate(nonce.length + data.length)
                .put(nonce)
                .put(data)
                .array();
        String name = TextEncryption.Key.of(key).name();
        return new PersonalText(
                "BUYER/lin",
                null,
                "v1." + name + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(both));
    }

    @Test
    void opensAnOldLogAndGoesOnInTheNewForm() throws Exception {
        InMemoryCaseStore cases = new InMemoryCaseStore();
        cases.put(oldLog(oldText("漏水")));
        CaseLog old = cases.load(ID);
        assertThat(old.lastSeq()).isEqualTo(1);

        cases.append(old, Samples.commit(new CommitWriter(keys), old, "c-2", Samples.stated("x")));

        CaseLog now = cases.load(ID);
        assertThat(now.logged().getFirst().payload()).doesNotContain("~proof");
        assertThat(now.logged().getLast().payload()).contains("~proof");
        assertThat(now.events().getLast().prevHash()).isEqualTo(old.head());
    }

    @Test
    void opensAnOldTextButGivesNobodyItsKeyWhichOpensOthersToo() throws Exception {
        PersonalText old = oldText("漏水");

        assertThat(keys.open(ID, old)).isEqualTo("漏水");
        assertThat(keys.keyOf(ID, old).state()).isEqualTo(TextKey.State.SHARED);
        assertThat(keys.keyOf(ID, old).bytes()).isNull();
        keys.destroy(ID, "BUYER/lin");
        assertThat(keys.open(ID, old)).isNull();
        assertThat(keys.keyOf(ID, old).state()).isEqualTo(TextKey.State.ERASED);
    }

    @Test
    void givesEachTextAKeyOfItsOwn() {
        PersonalText one = keys.seal(ID, new PersonalText("BUYER/lin", "one", null));
        PersonalText two = keys.seal(ID, new PersonalText("BUYER/lin", "two", null));

        assertThat(keys.keyOf(ID, one).bytes())
                .hasSize(32)
                .isNotEqualTo(keys.keyOf(ID, two).bytes());
        assertThat(keys.keyOf(ID, new PersonalText("BUYER/lin", null, "theirs")).state())
                .isEqualTo(TextKey.State.ELSEWHERE);
    }

    @Test
    void doesNotLetANewCommitPassForAnOldOne() {
        InMemoryCaseStore cases = new InMemoryCaseStore();
        CaseLog empty = CaseLog.empty(ID);
        cases.append(empty, Samples.commit(new CommitWriter(keys), empty, "c-1", Samples.filed("O-1")));
        Document stored = cases.document(ID);
        cases.put(Tampering.commits(stored, c -> Tampering.with(Tampering.with(c, "bodyHash", "other"), "seal", null)));

        assertThatThrownBy(() -> cases.load(ID))
                .isInstanceOf(UnreadableLog.class)
                .hasMessageContaining("commit 1");
    }
}
