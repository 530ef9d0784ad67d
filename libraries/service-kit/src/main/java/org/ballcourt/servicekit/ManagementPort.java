package org.ballcourt.servicekit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Health, metrics and the doors of programs on a port of their own, so that they are not behind the same door as people and no rule of a
 * gateway has to keep them apart. On the other port they do not exist, and nothing else does on this one.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ManagementPort extends OncePerRequestFilter
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final Connector connector;

    /**
     * @param port null where there is none and everything is behind one port; 0 for any that is free
     * @param address on which it listens; empty for all
     */
    ManagementPort(Integer port, String address, ImpatientHttp.Patience patience) {
        this.connector = port == null ? null : new Connector(ImpatientHttp.class.getName());
        if (port != null) {
            connector.setPort(port);
            // What the factory is told of its protocol reaches the other connector alone.
            ((ImpatientHttp) connector.getProtocolHandler()).have(patience);
            connector.setThrowOnFailure(true);
            if (!address.isBlank()) {
                ((AbstractHttp11Protocol<?>) connector.getProtocolHandler()).setAddress(resolved(address));
            }
        }
    }

    private static InetAddress resolved(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("ballcourt.management.address is unknown: " + address, unknown);
        }
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (connector != null) {
            factory.addAdditionalConnectors(connector);
        }
    }

    /** The port that it has; only once the server has started. */
    int number() {
        return connector.getLocalPort();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (connector == null || isInner(request) == (request.getLocalPort() == number())) {
            chain.doFilter(request, response);
        } else {
            ProblemResponse.write(Problem.ofStatus(HttpServletResponse.SC_NOT_FOUND), request, response);
        }
    }

    /** By the path that the container has decoded, as whoever answers it sees it. */
    private static boolean isInner(HttpServletRequest request) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return path.equals("/actuator")
                || path.startsWith("/actuator/")
                || path.equals("/internal")
                || path.startsWith("/internal/");
    }
}
