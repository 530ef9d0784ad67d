package org.ballcourt.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Whoever follows a cut link in a browser gets the console, which says that the address names nothing; programs get their answer as ever. */
final class PageForNoAddress implements HandlerExceptionResolver {
    private static final List<String> OF_PROGRAMS = List.of("/api/", "/internal/", "/actuator/", "/console/");

    /** Null leaves it to the next. */
    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failed) {
        boolean missing = failed instanceof NoResourceFoundException || failed instanceof NoHandlerFoundException;
        if (!missing || !isOfABrowser(request)) {
            return null;
        }
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return new ModelAndView("forward:" + ConsoleConfiguration.DOCUMENT);
    }

    private static boolean isOfABrowser(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET")
                && accept != null
                && Stream.of(accept.split(",")).anyMatch(type -> type.strip().startsWith(MediaType.TEXT_HTML_VALUE))
                && OF_PROGRAMS.stream().noneMatch(request.getRequestURI()::startsWith);
    }
}
