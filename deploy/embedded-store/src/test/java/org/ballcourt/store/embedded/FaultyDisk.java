package org.ballcourt.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.MVStore;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk that counts fsyncs, and that is full, broken, or held up in a write or an fsync on demand. */
public final class FaultyDisk extends FilePathWrapper {
    static final AtomicInteger FORCED = new AtomicInteger();
    static volatile boolean full;
    static volatile boolean broken;
    /** What happens in place of opening a file. */
    static volatile Error unopenable;

    static volatile int slowMillis;
    private static final AtomicInteger HELD_UP = new AtomicInteger();
    private static volatile CountDownLatch held = new CountDownLatch(0);
    private static volatile boolean written;
    private static final AtomicInteger HELD_WRITES = new AtomicInteger();
    private static volatile CountDownLatch heldWrites = new CountDownLatch(0);

    /**
     * No fsync that an answer waits for ends until it is released. One of what was written before is let through: the
     * store may have tidied up in the meantime, and flushes that before it writes anything else.
     */
    static void hold() {
        written = false;
        held = new CountDownLatch(1);
    }

    /** No write ends until they are released. */
    static void holdWrites() {
        heldWrites = new CountDownLatch(1);
    }

    static boolean holdsUpAWrite() {
        return HELD_WRITES.get() > 0;
    }

    static void releaseWrites() {
        heldWrites.countDown();
    }

    static boolean isHolding() {
        return held.getCount() > 0;
    }

    /** What was given to the store since it was told to hold is in the file, and not yet on the disk. */
    static boolean holdsUpAFlush() {
        return isHolding() && HELD_UP.get() > 0;
    }

    static void release() {
        held.countDown();
    }

    /** As if nothing had ever been wrong. */
    static void repair() {
        full = false;
        broken = false;
        unopenable = null;
        slowMillis = 0;
        held.countDown();
        heldWrites.countDown();
    }

    static void register() {
        FilePath.register(new FaultyDisk());
    }

    static EmbeddedStore open(Path file) {
        register();
        return new EmbeddedStore(StoreBackend.on(StoreFile.open("faulty:" + file), Clock.systemUTC()), 0);
    }

    @Override
    public String getScheme() {
        return "faulty";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        if (unopenable != null) {
            throw unopenable;
        }
        return new Channel(getBase().open(mode));
    }

    private static final class Channel extends FileBaseDefault {
        private final FileChannel file;

        Channel(FileChannel file) {
            this.file = file;
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            return file.read(into, position);
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            await(heldWrites, HELD_WRITES);
            if (full) {
                throw new IOException("No space left on device");
            }
            written |= isHolding() && !isTidying();
            return file.write(from, position);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            FORCED.incrementAndGet();
            try {
                Thread.sleep(slowMillis);
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
            if (written && !withinACommit()) {
                await(held, HELD_UP);
            }
            if (broken) {
                throw new IOException("Input/output error");
            }
            file.force(metaData);
        }

        private static void await(CountDownLatch released, AtomicInteger waiting) throws IOException {
            waiting.incrementAndGet();
            try {
                released.await();
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            } finally {
                waiting.decrementAndGet();
            }
        }

        private static boolean isTidying() {
            return StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getMethodName().equals("tidyNowAndThen")));
        }

        /** MVStore forces by itself before it shrinks the file; no answer waits for that one. */
        private static boolean withinACommit() {
            return StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getMethodName().equals("tryCommit")
                                    || frame.getMethodName().equals("commit")
                                            && frame.getClassName().equals(MVStore.class.getName())));
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
