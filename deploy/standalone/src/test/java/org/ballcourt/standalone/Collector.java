package org.ballcourt.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Takes spans as OpenTelemetry's collector does, by OTLP over HTTP. */
final class Collector implements AutoCloseable {
    /** One span, as far as the tests ask. */
    record Seen(String trace, String id, String parent, String name, Map<String, String> attributes) {
        private static Seen of(Span span) {
            Map<String, String> attributes = span.getAttributesList().stream()
                    .collect(Collectors.toMap(
                            KeyValue::getKey, attribute -> attribute.getValue().getStringValue()));
            return new Seen(
                    hex(span.getTraceId().toByteArray()),
                    hex(span.getSpanId().toByteArray()),
                    hex(span.getParentSpanId().toByteArray()),
                    span.getName(),
                    attributes);
        }

        private static String hex(byte[] id) {
            return HexFormat.of().formatHex(id);
        }

        @Override
        public String toString() {
            return parent + " > " + id + " " + name + " " + attributes;
        }
    }

    private final HttpServer server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    /** Every request as it came, in a readable form. */
    private final List<String> requests = new CopyOnWriteArrayList<>();

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
            requests.add(request.toString());
            request.getResourceSpansList().stream()
                    .flatMap(resource -> resource.getScopeSpansList().stream())
                    .flatMap(scope -> scope.getSpansList().stream())
                    .map(Seen::of)
                    .forEach(seen::add);
            byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        }
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    List<Seen> spans() {
        return List.copyOf(seen);
    }

    List<Seen> spansOf(String trace) {
        return seen.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
