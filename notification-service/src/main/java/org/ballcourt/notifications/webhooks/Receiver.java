package org.ballcourt.notifications.webhooks;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Hands a message to whoever stands at an address. */
@FunctionalInterface
interface Receiver {
    Answer post(URI url, Map<String, String> headers, byte[] body);

    /**
     * What came back.
     *
     * @param status null where there was no answer
     * @param trouble why there was none: {@code ADDRESS_REFUSED}, {@code NO_SUCH_HOST}, {@code TIMEOUT}, {@code TLS} or {@code CONNECTION}
     * @param retryAfter what the receiver asks for, else null
     */
    record Answer(Integer status, String trouble, Duration retryAfter, long millis) {
        boolean delivered() {
            return status != null && status >= 200 && status < 300;
        }

        boolean gone() {
            return status != null && status == 410;
        }
    }
}
