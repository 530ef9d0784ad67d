package org.ballcourt.servicekit.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Messages;
import org.ballcourt.proof.SigningKey;

/** A key to sign with, from the PEM file of an operator, or from the only line of such a file. */
public final class SigningKeyFile {
    private SigningKeyFile() {}

    /**
     * Nothing where both are blank.
     *
     * @param setting the name of the setting with the line; that of the file ends in {@code -file}
     * @throws IllegalStateException if it is no such key, or cannot be read
     */
    public static Optional<SigningKey> read(String setting, String file, String line) {
        try {
            if (!file.isBlank()) {
                return Optional.of(SigningKey.ofPem(text(file)));
            }
            return line.isBlank() ? Optional.empty() : Optional.of(SigningKey.ofBase64(line));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException(
                    Messages.inAll(Message.of("signing-key.wrong")
                            .with("setting", setting + (file.isBlank() ? "" : "-file " + file))
                            .with("why", wrong.getMessage())),
                    wrong);
        }
    }

    /** What the file says. */
    public static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    Messages.inAll(Message.of("signing-key.unreadable").with("file", file)), unreadable);
        }
    }
}
