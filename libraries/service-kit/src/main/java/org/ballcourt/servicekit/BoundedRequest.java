package org.ballcourt.servicekit;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.ballcourt.contracts.Message;
import org.springframework.web.util.WebUtils;

/** A request whose body ends in a refusal where it has more bytes than any but an upload needs. */
public final class BoundedRequest extends HttpServletRequestWrapper {
    static final int MOST_BYTES = 256 * 1024;

    private boolean bounded = true;

    BoundedRequest(HttpServletRequest request) {
        super(request);
    }

    /** For a door that takes large bodies and counts for itself. */
    public static void lift(HttpServletRequest request) {
        BoundedRequest wrapped = WebUtils.getNativeRequest(request, BoundedRequest.class);
        if (wrapped != null) {
            wrapped.bounded = false;
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (!bounded) {
            return super.getInputStream();
        }
        if (getContentLengthLong() > MOST_BYTES) {
            throw tooLarge();
        }
        return new Counted(super.getInputStream());
    }

    @Override
    public BufferedReader getReader() throws IOException {
        String encoding = getCharacterEncoding();
        return new BufferedReader(
                new InputStreamReader(getInputStream(), encoding == null ? StandardCharsets.UTF_8.name() : encoding));
    }

    private static Refused tooLarge() {
        Message detail = Message.of("request.body-too-large").with("limit", MOST_BYTES / 1024);
        return new Refused(Problem.of("BODY_TOO_LARGE", 413, detail));
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream body;
        private long count;

        Counted(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int one = body.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int some = body.read(bytes, offset, length);
            count(Math.max(some, 0));
            return some;
        }

        private void count(int more) {
            count += more;
            if (count > MOST_BYTES) {
                throw tooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
