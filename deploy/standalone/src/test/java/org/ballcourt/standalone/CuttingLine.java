package org.ballcourt.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A line to the product that breaks in the middle of each request of one kind until it is mended. */
final class CuttingLine implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final URI product;
    private final String request;
    private final int after;
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile boolean mended;

    /**
     * @param request how it begins
     * @param after so many bytes of it
     */
    CuttingLine(URI product, String request, int after) throws IOException {
        this.product = product;
        this.request = request;
        this.after = after;
        Thread.startVirtualThread(this::accept);
    }

    String base() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    int cuts() {
        return cuts.get();
    }

    void mend() {
        mended = true;
    }

    private void accept() {
        try {
            while (true) {
                Socket near = listening.accept();
                Socket far = new Socket(product.getHost(), product.getPort());
                Thread.startVirtualThread(() -> carry(near, far, true));
                Thread.startVirtualThread(() -> carry(far, near, false));
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    private void carry(Socket from, Socket to, boolean asks) {
        byte[] part = new byte[8192];
        int sent = -1;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                if (asks && new String(part, 0, n, StandardCharsets.ISO_8859_1).startsWith(request)) {
                    sent = 0;
                }
                sent = sent < 0 ? sent : sent + n;
                if (sent > after && !mended) {
                    cuts.incrementAndGet();
                    return;
                }
                out.write(part, 0, n);
                out.flush();
            }
        } catch (IOException gone) {
            // Whoever hung up.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
