package org.ballcourt.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ballcourt.contracts.Message;
import org.ballcourt.keys.KeyFile;
import org.ballcourt.messages.cli.CommandRefused;
import org.ballcourt.proof.SigningKey;

/** The folder that holds everything the product stores, used by one process at a time. */
final class DataFolder implements AutoCloseable {
    /** A folder of another layout is refused instead of being misread. */
    private static final String LAYOUT = "1";

    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private final Path root;
    private final boolean temporary;
    private final FileLock lock;

    private DataFolder(Path root, boolean temporary, FileLock lock) {
        this.root = root;
        this.temporary = temporary;
        this.lock = lock;
    }

    /** @param given null for a temporary folder, which is gone when the product stops */
    static DataFolder open(Path given) {
        try {
            Path root = given == null
                    ? Files.createTempDirectory("ballcourt-")
                    : given.toAbsolutePath().normalize();
            create(root);
            FileLock lock = lock(root);
            checkLayout(root);
            return new DataFolder(root, given == null, lock);
        } catch (FileAlreadyExistsException file) {
            throw new CommandRefused(Message.of("start.folder.file").with("folder", given));
        } catch (IOException failed) {
            throw new CommandRefused(
                    Message.of("start.folder.unwritable").with("folder", given).with("why", failed));
        }
    }

    /** Texts, originals and keys lie in it, so nobody else looks in; a folder that is there already keeps the rights it was given. */
    private static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getParent() != null) {
            Files.createDirectories(folder.getParent());
        }
        if (knowsRights(folder)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }

    private static boolean knowsRights(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileLock lock(Path root) throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new CommandRefused(Message.of("start.folder.in-use").with("folder", root));
        }
        return lock;
    }

    private static void checkLayout(Path root) throws IOException {
        Path mark = root.resolve("layout");
        if (!Files.exists(mark)) {
            refuseStrangers(root);
            Files.writeString(mark, LAYOUT);
        }
        String found = Files.readString(mark).strip();
        if (!found.equals(LAYOUT)) {
            throw new CommandRefused(Message.of("start.folder.layout")
                    .with("folder", root)
                    .with("found", found)
                    .with("read", LAYOUT));
        }
    }

    private static void refuseStrangers(Path root) throws IOException {
        try (Stream<Path> inside = Files.list(root)) {
            if (inside.anyMatch(path -> !path.getFileName().toString().equals("lock"))) {
                throw new CommandRefused(Message.of("start.folder.strange").with("folder", root));
            }
        }
    }

    Path root() {
        return root;
    }

    /** Somebody gave it rights that a folder of our own making has not. */
    boolean isOpenToOthers() {
        try {
            return knowsRights(root)
                    && Files.getPosixFilePermissions(root).stream().anyMatch(OTHERS::contains);
        } catch (IOException failed) {
            throw unusable(root, failed);
        }
    }

    boolean temporary() {
        return temporary;
    }

    Path broker() {
        return root.resolve("kafka");
    }

    Path store() {
        return root.resolve("store.mv");
    }

    Path evidence() {
        return root.resolve("evidence");
    }

    Path log() {
        return root.resolve("ballcourt.log");
    }

    Path testClock() {
        return root.resolve("test-clock");
    }

    /** Tells whether the demo disputes were loaded. */
    Path demoMark() {
        return root.resolve("demo");
    }

    /** Signs this folder's tokens, so that a token stays good over a restart. */
    String secret() {
        Path file = secretFile("token-secret", () -> {
            byte[] bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        });
        try {
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw unusable(file, failed);
        }
    }

    /** Signs what this installation proves; whoever verified anything before the folder moved still can after it. */
    Path proofKey() {
        return secretFile("proof-key.pem", () -> SigningKey.fresh().pem());
    }

    /** Signs what one of the services publishes; the others know it, since they are in the same process. */
    Path publisherKey(String of) {
        return secretFile(of + "-key.pem", () -> SigningKey.fresh().pem());
    }

    /**
     * The key-encryption key of texts or of originals. It lies apart from them, in a folder of its own, so that a copy of the data can be
     * taken without it.
     */
    Path keyEncryptionKeys(String of) {
        folder("keys");
        return secretFile("keys/" + of, () -> KeyFile.freshLine() + "\n");
    }

    /** What the order and payment systems of the test mode know. */
    Path platform() {
        return folder("platform");
    }

    private Path folder(String name) {
        Path inside = root.resolve(name);
        try {
            create(inside);
        } catch (IOException failed) {
            throw unusable(inside, failed);
        }
        return inside;
    }

    /** Made by the first start, and readable to its owner alone from its first byte. */
    private Path secretFile(String name, Supplier<String> content) {
        Path file = root.resolve(name);
        try {
            if (!Files.exists(file)) {
                Path next = root.resolve(name + ".next");
                Files.deleteIfExists(next);
                Files.createFile(next);
                next.toFile().setReadable(false, false);
                next.toFile().setReadable(true, true);
                next.toFile().setWritable(false, false);
                next.toFile().setWritable(true, true);
                Files.writeString(next, content.get());
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return file;
        } catch (IOException failed) {
            throw unusable(file, failed);
        }
    }

    private static CommandRefused unusable(Path file, IOException failed) {
        return new CommandRefused(
                Message.of("start.folder.unusable").with("file", file).with("why", failed));
    }

    @Override
    public void close() throws IOException {
        lock.channel().close();
        if (temporary) {
            try (Stream<Path> inside = Files.walk(root)) {
                inside.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }
}
