package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.ballcourt.cases.door.Problem;
import org.ballcourt.cases.door.ProblemJson;
import org.ballcourt.cases.view.Language;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the container itself turned away is answered as a problem, too. */
@Hidden
@RestController("caseErrorPageController")
class ErrorPageController implements ErrorController {
    @RequestMapping("${server.error.path:${error.path:/error}}")
    ResponseEntity<byte[]> problem(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        Problem problem = Problems.ofStatus(status);
        Language language = Language.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        return ResponseEntity.status(problem.status())
                .headers(Problems.headersOf(null, problem, language))
                .body(ProblemJson.of(problem, language).toString().getBytes(StandardCharsets.UTF_8));
    }
}
