package org.ballcourt.servicekit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.ballcourt.contracts.Message;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before everything else, so that nobody behind it meets a query that cannot be decoded or a body without an
 * end.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RequestGuard extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<FieldFault> faults = queryFaults(request.getQueryString());
        if (faults.isEmpty()) {
            chain.doFilter(new BoundedRequest(request), response);
        } else {
            ProblemResponse.write(Problem.malformed(null, faults), request, response);
        }
    }

    private static List<FieldFault> queryFaults(String query) {
        if (query == null) {
            return List.of();
        }
        return Arrays.stream(query.split("&"))
                .filter(pair -> PercentEncoding.decode(pair) == null)
                .map(RequestGuard::nameIn)
                .distinct()
                .map(name -> new FieldFault(name, Message.of("request.percent")))
                .toList();
    }

    private static String nameIn(String pair) {
        String name =
                PercentEncoding.decode(pair.substring(0, pair.indexOf('=') < 0 ? pair.length() : pair.indexOf('=')));
        return Objects.requireNonNullElse(name, "query");
    }
}
