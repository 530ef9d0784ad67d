package org.ballcourt.cases.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Messages;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.proof.VerifyingKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that this installation signs with, and those that it signed with before.
 *
 * @param older whose signatures are still to be believed
 */
public record InstallationKeys(SigningKey own, List<VerifyingKey> older) {
    private static final Logger log = LoggerFactory.getLogger(InstallationKeys.class);

    public InstallationKeys {
        older = List.copyOf(older);
    }

    /** Whoever signed with one of these was this installation. */
    public List<VerifyingKey> known() {
        return Stream.concat(Stream.of(own.verifying()), older.stream()).toList();
    }

    /**
     * From a PEM file, or else from the text of such a file's only line.
     *
     * @throws IllegalStateException if both are blank and this is no trial, or if a key cannot be read
     */
    static InstallationKeys read(String file, String line, List<String> olderFiles, boolean trial) {
        List<VerifyingKey> older =
                olderFiles.stream().map(name -> VerifyingKey.ofPem(text(name))).toList();
        try {
            if (!file.isBlank()) {
                return new InstallationKeys(SigningKey.ofPem(text(file)), older);
            }
            if (!line.isBlank()) {
                return new InstallationKeys(SigningKey.ofBase64(line), older);
            }
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException(
                    Messages.inAll(Message.of("proof-key.wrong")
                            .with("setting", "ballcourt.proof.key" + (file.isBlank() ? "" : "-file " + file))
                            .with("why", wrong.getMessage())),
                    wrong);
        }
        if (!trial) {
            throw new IllegalStateException(Messages.inAll(Message.of("proof-key.missing")));
        }
        log.warn("No ballcourt.proof.key-file: what this trial signs can be checked only until it stops");
        return new InstallationKeys(SigningKey.fresh(), older);
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    Messages.inAll(Message.of("proof-key.unreadable").with("file", file)), unreadable);
        }
    }
}
