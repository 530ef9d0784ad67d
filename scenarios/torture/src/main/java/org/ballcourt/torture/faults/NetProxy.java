package org.ballcourt.torture.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The net between services and the store: passes every byte on, until it is told to lose connections or to keep answers back.
 *
 * <p>Whoever talks through it cannot tell it from the store.
 */
final class NetProxy implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;
    private static final int WAITING_CALLERS = 200;
    private static final long LOOK_MILLIS = 20;
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(30);

    private final int target;
    private final int port = Ports.free();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;
    private volatile Thread porter;
    private volatile Duration late = Duration.ZERO;

    /** The two halves of one connection. */
    private record Link(Socket caller, Socket store) {
        void cut() {
            for (Socket end : List.of(caller, store)) {
                try {
                    end.close();
                } catch (IOException alreadyGone) {
                    // Nothing is left to be closed.
                }
            }
        }
    }

    /** @param target the port of what lies behind, on this machine */
    NetProxy(int target) {
        this.target = target;
        open();
    }

    int port() {
        return port;
    }

    /** Callers are turned away, and lose the connections that they have. */
    void cut() {
        shut();
        links.forEach(Link::cut);
    }

    /**
     * Callers are turned away, and the connections that they have are dead without a word: nothing comes through them ever again, and
     * nobody closes them, as when a cable is pulled and the machine behind it is another one when it is put back.
     */
    void losesItsMemory() {
        shut();
        List<Link> dead = new ArrayList<>(links);
        links.clear();
        for (Link link : dead) {
            try {
                link.store().close();
            } catch (IOException alreadyGone) {
                // It is dead all the same.
            }
        }
    }

    /** The net is there again, for new connections. */
    void open() {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), WAITING_CALLERS);
            door = opened;
            porter = Thread.ofVirtual().start(() -> accept(opened));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Each answer comes that much later from now on, those included that are under way; zero for at once. */
    void answerLate(Duration time) {
        late = time;
    }

    /** The port is free again only when nobody stands at the door any more. */
    private void shut() {
        try {
            door.close();
            porter.join(LONGEST_CONNECT);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket caller = opened.accept();
                Link link = new Link(caller, new Socket(InetAddress.getLoopbackAddress(), target));
                caller.setTcpNoDelay(true);
                link.store().setTcpNoDelay(true);
                links.add(link);
                Thread.ofVirtual().start(() -> pump(link, caller, link.store(), false));
                Thread.ofVirtual().start(() -> pump(link, link.store(), caller, true));
            } catch (IOException storeOrDoorIsGone) {
                // A caller that was not let in tries again.
            }
        }
    }

    private void pump(Link link, Socket from, Socket to, boolean answers) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (answers) {
                    keepBack(System.nanoTime());
                }
                out.write(chunk, 0, read);
            }
        } catch (IOException over) {
            // The other half ends with it.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        // A connection that is dead without a word is not known here any more, and stays as it is.
        if (links.remove(link)) {
            link.cut();
        }
    }

    private void keepBack(long came) throws InterruptedException {
        while (System.nanoTime() - came < late.toNanos()) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    @Override
    public void close() {
        cut();
    }
}
