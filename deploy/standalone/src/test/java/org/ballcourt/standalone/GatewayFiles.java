package org.ballcourt.standalone;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ballcourt.standalone.RoutingTable.Rule;

/** The routing table as each kind of gateway reads it. */
record GatewayFiles(RoutingTable table, Collection<String> services) {
    private static final String WRITTEN =
            "# Written from the routes that the services have (IngressTest); change those, and not this.\n";
    private static final String HOST = "disputes.example.org";

    private static final String OWN_RULE = "    - matches: [{path: {type: PathPrefix, value: /%1$s%2$s}}]\n"
            + "      filters: [{type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: %2$s}}}]\n"
            + "      backendRefs: [{name: %1$s, port: 80}]";

    /** What stands in the repository, and what should. */
    Map<Path, String> all() {
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(Page.ROOT.resolve("deploy/kubernetes/base/ingress.yaml"), ingress());
        files.put(Page.ROOT.resolve("deploy/kubernetes/gateway/routes.yaml"), gatewayApi());
        files.put(Page.ROOT.resolve("deploy/compose/gateway/nginx.conf"), nginx());
        return files;
    }

    private String ingress() {
        return WRITTEN
                + """
                # /internal and /actuator are not here, and must not be: they are for the cluster alone.
                # Regular expressions are ingress-nginx's way; where another controller runs, ../gateway says the same as the Gateway API does.
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata:
                  name: ballcourt
                  annotations:
                    nginx.ingress.kubernetes.io/use-regex: "true"
                    nginx.ingress.kubernetes.io/proxy-body-size: 25m
                    nginx.ingress.kubernetes.io/proxy-request-buffering: "off"
                    nginx.ingress.kubernetes.io/proxy-buffering: "off"
                    nginx.ingress.kubernetes.io/proxy-read-timeout: "3600"
                spec:
                  rules:
                    - host: %1$s
                      http:
                        paths:
                %2$s---
                # Each service answers for its own audit, lag and parked cases, so one path cannot tell whose is meant: /evidence-service/api/parked,
                # which is also what ./ballcourt parked takes as --product https://%1$s/evidence-service.
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata:
                  name: ballcourt-own
                  annotations:
                    nginx.ingress.kubernetes.io/use-regex: "true"
                    nginx.ingress.kubernetes.io/rewrite-target: /$1
                spec:
                  rules:
                    - host: %1$s
                      http:
                        paths:
                %3$s""".formatted(
                        HOST,
                        lines(table.rules(), rule -> ingressPath(rule.path(), rule.expression(), rule.service())),
                        lines(
                                services,
                                service -> ingressPath("/" + service + "/(" + ownExpression() + ")$", true, service)));
    }

    private static String ingressPath(String path, boolean expression, String service) {
        return "          - {path: \"%s\", pathType: %s, backend: {service: {name: %s, port: {name: http}}}}"
                .formatted(path, expression ? "ImplementationSpecific" : "Prefix", service);
    }

    private String ownExpression() {
        return table.ofEach().stream()
                .map(each -> each.substring("/api/".length()))
                .collect(Collectors.joining("|", "api/(?:", ")(?:/.*)?"));
    }

    private String gatewayApi() {
        return WRITTEN
                + """
                # How well regular expressions are understood depends on the implementation of the Gateway API; the common ones ask them before prefixes.
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata:
                  name: ballcourt
                spec:
                  parentRefs: [{name: ballcourt}]
                  hostnames: [%1$s]
                  rules:
                %2$s---
                # What each service answers for itself stands behind its name.
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata:
                  name: ballcourt-own
                spec:
                  parentRefs: [{name: ballcourt}]
                  hostnames: [%1$s]
                  rules:
                %3$s""".formatted(HOST, lines(services, this::gatewayRule), lines(services, this::ownGatewayRules));
    }

    private String gatewayRule(String service) {
        String matches = lines(
                table.rules().stream()
                        .filter(rule -> rule.service().equals(service))
                        .toList(),
                rule -> "        - path: {type: %s, value: \"%s\"}"
                        .formatted(rule.expression() ? "RegularExpression" : "PathPrefix", rule.path()));
        // Streams of events are open for as long as somebody looks.
        return """
                    - matches:
                %s      timeouts: {request: 0s}
                      backendRefs: [{name: %s, port: 80}]""".formatted(matches, service);
    }

    private String ownGatewayRules(String service) {
        return table.ofEach().stream()
                .map(own -> OWN_RULE.formatted(service, own))
                .collect(Collectors.joining("\n"));
    }

    private String nginx() {
        return WRITTEN
                + """
                # One origin before the four services of ../compose.yaml. It keeps all that it writes under /tmp, so that it may run as anybody.
                worker_processes auto;
                pid /tmp/nginx.pid;
                error_log /dev/stderr warn;
                events {}
                http {
                    access_log off;
                    server_tokens off;
                    absolute_redirect off;
                    client_body_temp_path /tmp/body;
                    proxy_temp_path /tmp/proxy;
                    fastcgi_temp_path /tmp/fastcgi;
                    uwsgi_temp_path /tmp/uwsgi;
                    scgi_temp_path /tmp/scgi;
                    # Names are looked up while it runs: a service may come later, or again under another address.
                    resolver 127.0.0.11 valid=5s;
                    client_max_body_size 25m;
                    client_header_timeout 10s;
                    proxy_http_version 1.1;
                    proxy_set_header Host $http_host;
                    proxy_set_header Connection "";
                    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                    proxy_set_header X-Forwarded-Proto $scheme;
                    # Uploads and streams of events go through as they come.
                    proxy_request_buffering off;
                    proxy_buffering off;
                    proxy_read_timeout 1h;
                    # The services see this gateway's address alone, so whoever shows no token is counted here, by his own. Whoever signs in is not.
                    map "$http_authorization $uri" $stranger {
                        "~*^bearer " "";
                        "~ /api/(?:sign-in|words|time)$" "";
                        "~ /api/" $binary_remote_addr;
                        default "";
                    }
                    limit_req_zone $stranger zone=strangers:10m rate=10r/s;
                    limit_req zone=strangers burst=100 nodelay;
                    limit_req_status 429;
                    # What it answers itself has the headers that the services give their own answers.
                    map $upstream_http_content_security_policy $policy {
                        "" "default-src 'none'; frame-ancestors 'none'";
                        default "";
                    }
                    map $upstream_http_x_content_type_options $sniffing {
                        "" nosniff;
                        default "";
                    }
                    map $upstream_http_x_frame_options $framing {
                        "" DENY;
                        default "";
                    }
                    map $upstream_http_referrer_policy $referring {
                        "" no-referrer;
                        default "";
                    }
                    add_header Content-Security-Policy $policy always;
                    add_header X-Content-Type-Options $sniffing always;
                    add_header X-Frame-Options $framing always;
                    add_header Referrer-Policy $referring always;
                    server {
                        listen 8080;
                %s%s%s        location / { return 404; }
                    }
                }
                """.formatted(
                        lines(
                                services,
                                service -> "        set $%s http://%s:8080;".formatted(variable(service), service)),
                        lines(table.rules(), GatewayFiles::location),
                        lines(
                                services,
                                service ->
                                        "        location ~ ^/%1$s/%2$s$ { rewrite ^/%1$s(/.*)$ $1 break; proxy_pass $%3$s; }"
                                                .formatted(service, ownExpression(), variable(service))));
    }

    /** A prefix of nginx's own kind would not end where a segment ends. */
    private static String location(Rule rule) {
        return "        location ~ ^%s%s { proxy_pass $%s; }"
                .formatted(rule.path(), rule.expression() ? "" : "(?:/|$)", variable(rule.service()));
    }

    private static String variable(String service) {
        return service.replace('-', '_');
    }

    private static <T> String lines(Collection<T> all, Function<T, String> line) {
        return all.stream().map(each -> line.apply(each) + "\n").collect(Collectors.joining());
    }
}
