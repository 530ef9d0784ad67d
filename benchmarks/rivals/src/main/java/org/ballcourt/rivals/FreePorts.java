package org.ballcourt.rivals;

import java.io.IOException;
import java.net.ServerSocket;

/** Ports that nobody listens on just now. */
final class FreePorts {
    private FreePorts() {}

    static int any() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
