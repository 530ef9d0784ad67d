package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One stranger does not use up, behind the gateway that compose has, what the services give to all who show no token. */
class GatewayLimitIT {
    /** Far more than a burst. */
    private static final int MANY = 1000;

    @TempDir
    Path temp;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void countsWhoeverShowsNoTokenAndNobodyElse() throws Exception {
        HttpServer service = OneOriginIT.saying("served");
        int at = service.getAddress().getPort();
        try (OneOrigin gateway = OneOrigin.before(
                PublicRoutes.SERVICES.values().stream().collect(Collectors.toMap(Function.identity(), _ -> at)),
                temp)) {
            assertThat(isRefused(gateway, "/api/status/BC-1", "")).isTrue();
            assertThat(isRefused(gateway, "/api/cases", "Basic YTpi")).isTrue();
            assertThat(isRefused(gateway, "/api/cases", "Bearer a.b.c")).isFalse();
            assertThat(isRefused(gateway, "/api/words", "")).isFalse();
            assertThat(isRefused(gateway, "/", "")).isFalse();
        } finally {
            service.stop(0);
        }
    }

    private boolean isRefused(OneOrigin gateway, String path, String authorization) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.base() + path))
                .header("Authorization", authorization)
                .build();
        for (int i = 0; i < MANY; i++) {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status == 429) {
                return true;
            }
            assertThat(status).isEqualTo(200);
        }
        return false;
    }
}
